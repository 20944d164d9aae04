/** Marked's inline tokens → flat inline parts: one mark each, figures and RFC clauses told apart. */
import type { Token } from 'marked';
import { type Inline, parseFigure } from '../play/index.ts';
import { FIGURES } from '../play/index.ts';
import { suggest } from './error.ts';

export interface InlineContext {
  /** Lanes whose figures may be named. */
  readonly lanes: readonly string[];
  /** Fails at the first place where `snippet` stands in the block. */
  fail(snippet: string, sentence: string): never;
}

const FIGURE = /\{[^{}]*\}/;
const PARTS = /(\{[^{}]*\})|(RFC \d{3,5}(?: §[0-9A-Z]+(?:\.[0-9]+)*)?)/g;
/** A number with a unit that only a measurement has; settings and constants stand in `code`. */
const MEASURED = /\d[\d.,]* ?(?:ms|µs|s|kB|MB|B|%)(?![\p{L}\d])/u;

export function readInlines(tokens: readonly Token[], context: InlineContext): Inline[] {
  const parts: Inline[] = [];
  for (const token of tokens) {
    for (const part of readToken(token, context)) {
      const last = parts.at(-1);
      // "&" and escapes make tokens of their own; the page need not know.
      if (part.mark === 'plain' && last?.mark === 'plain') {
        parts[parts.length - 1] = { mark: 'plain', text: last.text + part.text };
      } else parts.push(part);
    }
  }
  return parts;
}

function readToken(token: Token, context: InlineContext): Inline[] {
  switch (token.type) {
    case 'text':
      return readText(oneLine(token.raw), context);
    case 'escape':
      return [{ mark: 'plain', text: String(token['text']) }];
    case 'codespan':
      if (isFigure(token['text'])) return refuseFigure(token.raw, 'code', context);
      return [{ mark: 'code', text: String(token['text']) }];
    case 'strong':
    case 'em':
      return [{ mark: token.type, text: flat(token, context) }];
    case 'link':
      return context.fail(
        token.raw,
        "Links are not drawn; name the clause, 'RFC 6455 §4.1', or put an address in `code`.",
      );
    case 'br':
      return context.fail(
        token.raw,
        'A line ends with two spaces; start a new paragraph with an empty line instead.',
      );
    case 'html':
      return context.fail(token.raw, "No HTML here; put it in `code`, or write '\\<' for the sign itself.");
    default:
      return context.fail(
        token.raw,
        `Markdown's '${token.type}' is not drawn; use plain text, **strong**, *em* or \`code\`.`,
      );
  }
}

function readText(text: string, context: InlineContext): Inline[] {
  const parts: Inline[] = [];
  let from = 0;
  for (const match of text.matchAll(PARTS)) {
    const [whole, figure, rfc] = match;
    plain(text.slice(from, match.index));
    from = match.index + whole.length;
    if (figure !== undefined) parts.push(readFigure(figure, context));
    else if (rfc !== undefined) parts.push({ mark: 'rfc', text: rfc });
  }
  plain(text.slice(from));
  return parts;

  function plain(run: string): void {
    const measured = MEASURED.exec(run)?.[0];
    if (measured !== undefined) {
      context.fail(
        measured,
        `A measured number comes out of the run: name a figure such as {a.median}; a setting or a constant stands in code, \`${measured}\`.`,
      );
    }
    if (run !== '') parts.push({ mark: 'plain', text: run });
  }
}

function readFigure(braced: string, context: InlineContext): Inline {
  const name = braced.slice(1, -1);
  const figure = parseFigure(name);
  if (figure === undefined) {
    const [lane = 'a', field = name] = name.includes('.') ? name.split('.') : [];
    const hint = suggest(field, Object.keys(FIGURES));
    return context.fail(
      braced,
      `No figure is called '${name}'; a figure is a lane and a field such as {${lane || 'a'}.median}: ${hint}`,
    );
  }
  if (!context.lanes.includes(figure.lane)) {
    return context.fail(braced, `There is no lane '${figure.lane}'; ${suggest(figure.lane, context.lanes)}`);
  }
  return { mark: 'figure', name: figure.name, unit: figure.unit };
}

/** The text inside strong or em, where nothing else may stand. */
function flat(token: Token, context: InlineContext): string {
  const inner: readonly Token[] = 'tokens' in token && Array.isArray(token.tokens) ? token.tokens : [];
  return inner
    .map((each) => {
      if (isFigure(each.raw)) refuseFigure(FIGURE.exec(each.raw)?.[0] ?? each.raw, token.type, context);
      if (each.type === 'text') return oneLine(each.raw);
      if (each.type === 'escape') return String(each['text']);
      return context.fail(each.raw, `Marks do not nest: take '${each.raw}' out of the ${token.type}.`);
    })
    .join('');
}

const isFigure = (text: unknown): boolean => /\{[a-z][a-z0-9]*\.[A-Za-z]+\}/.test(String(text));

function refuseFigure(snippet: string, mark: string, context: InlineContext): never {
  return context.fail(snippet, `A figure must not sit inside another mark: take it out of the ${mark}.`);
}

/** Line breaks inside a paragraph are blanks. */
const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ');
