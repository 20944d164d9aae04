// What a source file imports and which globals it names, read from its syntax tree: text in strings and comments,
// property names, types and local names never count.
import { analyze } from 'eslint-scope';
import { type ESTree, Visitor, parseSync } from 'vite';

export interface Found {
  readonly line: number;
  readonly name: string;
}

export interface Scan {
  /** Specifiers of imports, re-exports, dynamic and type imports; '' for one that is computed. */
  readonly imports: readonly Found[];
  /** Names that no declaration of the file binds. `Math` appears with its member: `Math.sin`. */
  readonly globals: readonly Found[];
  /** Names of the properties that are read. */
  readonly members: readonly Found[];
  /** Uses of ** and **=. */
  readonly powers: readonly Found[];
  /** Names in `declare const x` and the like, which make a global look local. */
  readonly declarations: readonly Found[];
}

/** TypeScript's expressions around a value; all its other nodes are types, where nothing is used. */
const TRANSPARENT = new Set(['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression']);

export function scan(path: string, source: string): Scan {
  const { program, errors } = parseSync(path, source, { preserveParens: false, range: true });
  if (errors.length > 0) throw new SyntaxError(`${path}: ${errors[0]?.message}`);
  const at = (offset: number, name: string): Found => ({
    line: source.slice(0, offset).split('\n').length,
    name,
  });

  const imports: Found[] = [];
  const members: Found[] = [];
  const powers: Found[] = [];
  const declarations: Found[] = [];
  const mathMembers = new Map<unknown, string>();
  const importFrom = (node: ESTree.Node | null) => {
    if (node) imports.push(at(node.start, node.type === 'Literal' ? String(node.value) : ''));
  };
  const power = (node: ESTree.BinaryExpression | ESTree.AssignmentExpression) => {
    if (node.operator.startsWith('**')) powers.push(at(node.start, node.operator));
  };
  const declaration = (node: ESTree.Class | ESTree.Function) => {
    if (node.declare && node.id) declarations.push(at(node.start, node.id.name));
  };
  new Visitor({
    ImportDeclaration: (node) => importFrom(node.source),
    ExportNamedDeclaration: (node) => importFrom(node.source),
    ExportAllDeclaration: (node) => importFrom(node.source),
    ImportExpression: (node) => importFrom(node.source),
    TSImportType: (node) => importFrom(node.source),
    BinaryExpression: power,
    AssignmentExpression: power,
    VariableDeclaration: ({ declare, declarations: variables, start }) => {
      for (const { id } of variables) {
        if (declare && id.type === 'Identifier') declarations.push(at(start, id.name));
      }
    },
    ClassDeclaration: declaration,
    FunctionDeclaration: declaration,
    TSDeclareFunction: declaration,
    MemberExpression: ({ object, property, computed, start }) => {
      if (computed || property.type !== 'Identifier') return;
      members.push(at(start, property.name));
      if (object.type === 'Identifier' && object.name === 'Math') mathMembers.set(object, property.name);
    },
  }).visit(program);

  const { globalScope } = analyze(program as never, {
    ecmaVersion: 2024,
    sourceType: 'module',
    fallback: (node: { type: string }) => (TRANSPARENT.has(node.type) ? ['expression'] : []),
  });
  const globals = (globalScope?.through ?? []).map(({ identifier }) => {
    const member = mathMembers.get(identifier);
    const { start, name } = identifier as unknown as { start: number; name: string };
    return at(start, member === undefined ? name : `Math.${member}`);
  });
  return { imports, globals, members, powers, declarations };
}
