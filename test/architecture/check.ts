// Compares what scan.ts finds with the table in rules.ts. Files are given as a map from their path below src/ to their
// text, so that the tests can check trees that do not exist.
import { posix } from 'node:path';
import {
  ALLOWED_MATH,
  BANNED_NAMES,
  FILE_NAMES,
  LOCALE_METHOD,
  MAX_LINES,
  ROOMS,
  type Room,
  SOLE_IMPORTER,
} from './rules.ts';
import { type Scan, scan } from './scan.ts';

export type Kind =
  | 'no-room'
  | 'room'
  | 'entry'
  | 'package'
  | 'outside'
  | 'computed'
  | 'name'
  | 'math'
  | 'locale'
  | 'power'
  | 'declare'
  | 'sole-importer'
  | 'readme'
  | 'length';

export interface Breach {
  readonly kind: Kind;
  readonly path: string;
  readonly line: number;
  readonly what: string;
}

export type Tree = ReadonlyMap<string, string>;

export function breachesOf(tree: Tree): Breach[] {
  const scans = new Map<string, Scan>();
  const breaches = [...tree].flatMap(([path, text]) => {
    if (!path.endsWith('.ts') || path.endsWith('.d.ts')) return [];
    const room = roomOf(path);
    if (room === undefined) return [breach('no-room', path, 1, 'lies in no room of the table')];
    const found = scan(path, text);
    scans.set(path, found);
    return [...importBreaches(path, room, found), ...nameBreaches(path, room, found)];
  });
  return [...breaches, ...soleImporterBreaches(scans), ...readmeBreaches(tree), ...lengthBreaches(tree)];
}

/** The room's name: `wire` for wire/http1/decoder.ts, `course/play` for course/play/steps.ts. */
function roomOf(path: string): string | undefined {
  return Object.keys(ROOMS).find((room) => path.startsWith(`${room}/`));
}

function ruleOf(room: string): Room {
  const rule = ROOMS[room];
  if (rule === undefined) throw new Error(`no such room: ${room}`);
  return rule;
}

function importBreaches(path: string, room: string, { imports }: Scan): Breach[] {
  return imports.flatMap(({ name: specifier, line }) => {
    const rule = ruleOf(room);
    if (specifier === '') {
      return rule.ambient ? [] : [breach('computed', path, line, 'imports a computed name')];
    }
    if (!specifier.startsWith('.')) {
      const wanted = packageOf(specifier);
      return rule.packages.includes(wanted)
        ? []
        : [breach('package', path, line, `${room} may not import ${wanted}`)];
    }
    const target = posix.join(posix.dirname(path), specifier.replace(/\?.*$/, ''));
    const targetRoom = roomOf(target);
    if (targetRoom === undefined)
      return [breach('outside', path, line, `${specifier} leads out of the rooms`)];
    if (targetRoom === room) return [...withinRoom(path, room, target, line)];
    if (!rule.rooms.includes(targetRoom))
      return [breach('room', path, line, `${room} may not import ${targetRoom}`)];
    const isEntry = (ruleOf(targetRoom).entries ?? ['index.ts']).some((entry) =>
      posix.matchesGlob(target, `${targetRoom}/${entry}`),
    );
    return isEntry ? [] : [breach('entry', path, line, `${target} is not an entry of ${targetRoom}`)];
  });
}

/** The protocols of wire/ know each other through their entries only; elsewhere a room is one piece. */
function withinRoom(path: string, room: string, target: string, line: number): Breach[] {
  const [, folder, ...rest] = target.split('/');
  const isShared = room !== 'wire' || rest.length === 0 || path.startsWith(`${room}/${folder}/`);
  return isShared || rest.join('/') === 'index.ts'
    ? []
    : [breach('entry', path, line, `${target} is not an entry`)];
}

function nameBreaches(path: string, room: string, found: Scan): Breach[] {
  const { ambient, names = [] } = ruleOf(room);
  if (ambient) return [];
  const allowed = new Set([...names, ...(FILE_NAMES[path] ?? [])]);
  return [
    ...found.globals
      .filter(({ name }) => BANNED_NAMES.has(name) && !allowed.has(name))
      .map(({ name, line }) => breach('name', path, line, `names ${name}`)),
    ...found.globals
      .filter(({ name }) => /^Math\b/.test(name) && !ALLOWED_MATH.has(name.slice(5)) && !allowed.has('Math'))
      .map(({ name, line }) => breach('math', path, line, `uses ${name}`)),
    ...found.members
      .filter(({ name }) => LOCALE_METHOD.test(name))
      .map(({ name, line }) => breach('locale', path, line, `calls ${name}`)),
    ...found.powers.map(({ name, line }) => breach('power', path, line, `uses ${name}`)),
    ...found.declarations
      .filter(({ name }) => BANNED_NAMES.has(name) || name === 'Math')
      .map(({ name, line }) => breach('declare', path, line, `hides the global ${name}`)),
  ];
}

function soleImporterBreaches(scans: ReadonlyMap<string, Scan>): Breach[] {
  return SOLE_IMPORTER.flatMap(({ room, package: wanted }) => {
    const importers = [...scans].filter(
      ([path, { imports }]) =>
        roomOf(path) === room && imports.some(({ name }) => packageOf(name) === wanted),
    );
    return importers
      .slice(1)
      .map(([path]) => breach('sole-importer', path, 1, `${importers[0]?.[0]} imports ${wanted} already`));
  });
}

function readmeBreaches(tree: Tree): Breach[] {
  const folders = new Set(
    [...tree.keys()].filter((path) => path.includes('/')).map((path) => path.split('/')[0] ?? ''),
  );
  return [...folders]
    .filter((folder) => !tree.has(`${folder}/README.md`))
    .map((folder) => breach('readme', folder, 1, 'has no README.md'));
}

function lengthBreaches(tree: Tree): Breach[] {
  return [...tree]
    .map(([path, text]) => ({ path, lines: text.replace(/\n$/, '').split('\n').length }))
    .filter(({ lines }) => lines > MAX_LINES)
    .map(({ path, lines }) => breach('length', path, lines, `has more than ${MAX_LINES} lines`));
}

/** `lit` for lit/directives/repeat.js, `node:` for node:fs. */
function packageOf(specifier: string): string {
  const scheme = /^[a-z]+:/.exec(specifier);
  if (scheme) return scheme[0];
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

function breach(kind: Kind, path: string, line: number, what: string): Breach {
  return { kind, path, line, what };
}
