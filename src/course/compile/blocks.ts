/** A section's Markdown → typed blocks. */
import { Lexer, type Token, type Tokens } from 'marked';
import { type Block, type Inline, type Option, orderOf, type Predict, type Verdict } from '../play/index.ts';
import { failAt, type SourceText } from './error.ts';
import { readInlines } from './inline.ts';
import type { QuotedSource } from './plan.ts';
import { checkQuote } from './quote.ts';

export interface BlockContext {
  readonly source: SourceText;
  readonly lanes: readonly string[];
  readonly sources: readonly QuotedSource[];
  /** What the order of a question's options is drawn from. */
  readonly seed: string;
  /** The step's right option; undefined when its plan has no prediction. */
  readonly right: number | undefined;
  readonly hasTask: boolean;
}

const VERDICTS: readonly Verdict[] = ['measured', 'confirmed', 'qualified', 'refuted'];
const MARKERS = 'predict, task, hint, try, recap, measured, confirmed, qualified, refuted';

/** The blocks of `[from, to)` of the file. */
export function readBlocks(from: number, to: number, context: BlockContext): Block[] {
  const blocks: Block[] = [];
  let offset = from;
  for (const token of new Lexer().lex(context.source.text.slice(from, to))) {
    const at = context.source.text.indexOf(token.raw, offset);
    offset = at + token.raw.length;
    if (token.type === 'space') continue;
    const block =
      token.type === 'blockquote' ? readQuoted(token, at, context) : readPlain(token, at, context);
    blocks.push(block);
  }
  return blocks;
}

/** A paragraph, list or code block. */
function readPlain(token: Token, at: number, context: BlockContext): Block {
  if (isParagraph(token)) return { block: 'paragraph', inline: inlines(token.tokens, at, context) };
  if (isList(token)) return { block: 'list', items: items(token, at, context) };
  if (token.type !== 'code') {
    return failAt(
      context.source,
      at,
      `Markdown's '${token.type}' is not drawn here; write a paragraph or a list.`,
    );
  }
  return { block: 'code', language: String(token['lang'] ?? ''), text: String(token['text']) };
}

/** `> [!marker] …` or `> quote (2.1)`. */
function readQuoted(token: Token, at: number, context: BlockContext): Block {
  const inner = token.raw.replace(/^ {0,3}> ?/gm, '');
  const marker = /^\[!(\w+)\]\s*/.exec(inner);
  const tokens = new Lexer().lex(inner.slice(marker?.[0].length ?? 0)).filter(({ type }) => type !== 'space');
  if (marker === null) return readQuote(tokens, at, context);
  const [, name = ''] = marker;
  const verdict = VERDICTS.find((each) => each === name);
  if (verdict) return { block: 'verdict', verdict, inline: paragraph(tokens, at, name, context) };
  switch (name) {
    case 'predict':
      return readPredict(tokens, at, context);
    case 'because':
      return failAt(
        context.source,
        at,
        'There is no [!because] any more: under each option of the [!predict], indented, stands its own reply.',
      );
    case 'task':
      if (!context.hasTask) {
        failAt(
          context.source,
          at,
          "This step has no 'task' in lesson.yaml; add one with its check and solution.",
        );
      }
      return { block: 'task', inline: paragraph(tokens, at, name, context) };
    case 'hint':
      return { block: 'hint', inline: paragraph(tokens, at, name, context) };
    case 'try':
      return readTry(tokens, at, context);
    case 'recap':
      return readRecap(tokens, at, context);
    default:
      return failAt(context.source, at, `There is no [!${name}]; write one of: ${MARKERS}.`);
  }
}

function readQuote(tokens: readonly Token[], at: number, context: BlockContext): Block {
  const { source, sources } = context;
  const [first, second, ...more] = tokens;
  const whole = first && isParagraph(first) ? first.text.replace(/\s+/g, ' ') : '';
  const [, words, id] = /^(.*\S) \(([^()\s]+)\)$/.exec(whole) ?? [];
  if (words === undefined || id === undefined) {
    return failAt(
      source,
      at,
      'A quote ends with its section, "(2.1)"; other boxes begin with a marker such as [!measured].',
    );
  }
  const text = words.replace(/^[“"](.*)[”"]$/, '$1');
  const problem = checkQuote(text, id, sources);
  if (problem !== undefined) failAt(source, at, problem);
  if (second === undefined) return { block: 'quote', source: id, text };
  if (more.length > 0 || !isParagraph(second)) {
    return failAt(source, at, 'Behind a quote there is room for one paragraph, its translation.');
  }
  return { block: 'quote', source: id, text, translation: second.text.replace(/\s+/g, ' ') };
}

/** A question, and a list of options; under each, indented, what is replied to those who have chosen it. */
function readPredict(tokens: readonly Token[], at: number, context: BlockContext): Predict {
  const { right, source } = context;
  if (right === undefined) {
    return failAt(source, at, "This step has no 'predict' in lesson.yaml; add predict: { right: 1 }.");
  }
  const last = tokens.at(-1);
  if (!last || !isList(last) || last.items.length < 2) {
    return failAt(source, at, 'A [!predict] is a question and then a list of two options or more.');
  }
  const { length } = last.items;
  if (right >= length) {
    failAt(
      source,
      at,
      `lesson.yaml says that option ${right + 1} is right, but there are only ${length} here.`,
    );
  }
  const question = paragraph(tokens.slice(0, -1), at, 'predict', context);
  const options = last.items.map((item) => readOption(item, at, context));
  return { block: 'predict', question, options, right, order: orderOf(context.seed, length) };
}

function readOption({ raw, tokens }: Tokens.ListItem, at: number, context: BlockContext): Option {
  const [first = '', ...more] = raw.trim().split('\n');
  const place = Math.max(at, context.source.text.indexOf(first, at));
  const [text, below, ...rest] = tokens;
  const replies = below !== undefined && isList(below) ? items(below, place, context) : [];
  const [reply, another] = replies;
  if (text === undefined || reply === undefined || another !== undefined || rest.length > 0) {
    const gives = more.length === 0 ? 'has no reply' : 'has more than one reply';
    return failAt(
      context.source,
      place,
      `The option '${first.replace(/^- /, '')}' ${gives}: write one line under it, indented, '  - Its reply.'`,
    );
  }
  return { text: inlines(tokensOf(text), place, context), reply };
}

function readTry(tokens: readonly Token[], at: number, context: BlockContext): Block {
  const i = tokens.findIndex(({ type }) => type === 'code');
  const code = tokens[i];
  if (code === undefined)
    return failAt(context.source, at, 'A [!try] holds a code block (```js) for the console.');
  const words = (part: readonly Token[]): Inline[] =>
    part.length === 0 ? [] : paragraph(part, at, 'try', context);
  const text = String('text' in code ? code['text'] : '');
  return { block: 'try', before: words(tokens.slice(0, i)), code: text, after: words(tokens.slice(i + 1)) };
}

/** Two lines, each with the clause where it can be looked up. */
function readRecap(tokens: readonly Token[], at: number, context: BlockContext): Block {
  const [list, ...more] = tokens;
  if (!list || !isList(list) || list.items.length !== 2 || more.length > 0) {
    return failAt(context.source, at, 'A [!recap] is a list of exactly two lines.');
  }
  const lines = items(list, at, context).map((line) => {
    const [open, rfc, close] = line.slice(-3);
    if (open?.mark !== 'plain' || rfc?.mark !== 'rfc' || close?.mark !== 'plain' || close.text !== ').') {
      return failAt(context.source, at, "Each line of a [!recap] ends with its clause: '(RFC 6455 §4.1).'");
    }
    const text = `${open.text.replace(/\s*\($/, '')}.`;
    return { inline: [...line.slice(0, -3), { mark: 'plain', text } as const], rfc: rfc.text };
  });
  return { block: 'recap', lines };
}

/** The one paragraph that a box has room for. */
function paragraph(tokens: readonly Token[], at: number, name: string, context: BlockContext): Inline[] {
  const [only, ...more] = tokens;
  if (!only || !isParagraph(only) || more.length > 0) {
    return failAt(context.source, at, `[!${name}] has room for one paragraph; move the rest out of the box.`);
  }
  return inlines(only.tokens, at, context);
}

function items(list: Tokens.List, at: number, context: BlockContext): Inline[][] {
  return list.items.map(({ tokens }) => {
    const [only, ...more] = tokens;
    if (only === undefined || more.length > 0 || !('tokens' in only) || isList(only)) {
      return failAt(context.source, at, 'An item of a list is one line of text, without lists inside.');
    }
    return inlines(tokensOf(only), at, context);
  });
}

function inlines(tokens: readonly Token[], at: number, context: BlockContext): Inline[] {
  const { source, lanes } = context;
  return readInlines(tokens, {
    lanes,
    fail: (snippet, sentence) => failAt(source, Math.max(at, source.text.indexOf(snippet, at)), sentence),
  });
}

const tokensOf = (token: Token): readonly Token[] => ('tokens' in token ? (token.tokens ?? []) : []);
const isParagraph = (token: Token): token is Tokens.Paragraph => token.type === 'paragraph';
const isList = (token: Token): token is Tokens.List => token.type === 'list';
