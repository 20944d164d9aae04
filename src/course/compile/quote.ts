/** A quote is word for word what its source says; ` … ` stands for words left out. */
import { suggest } from './error.ts';
import type { QuotedSource } from './plan.ts';

/** The sentence that says what is wrong, or undefined. */
export function checkQuote(text: string, id: string, sources: readonly QuotedSource[]): string | undefined {
  const source = sources.find((each) => each.id === id);
  if (source === undefined) {
    const ids = sources.map((each) => each.id);
    return `lesson.yaml has no source '${id}'; ${ids.length > 0 ? suggest(id, ids) : "add it under 'sources'."}`;
  }
  if (source.says.some((sentence) => says(sentence, text))) return undefined;
  return `Source ${id} does not say this; quote word for word, or add the sentence to 'says' in lesson.yaml.`;
}

function says(sentence: string, quote: string): boolean {
  const whole = words(sentence);
  let from = 0;
  for (const part of quote.split('…')) {
    const at = whole.indexOf(words(part), from);
    if (at < 0) return false;
    from = at + words(part).length;
  }
  return true;
}

/** Blanks and the shape of quotation marks do not count. */
const words = (text: string): string =>
  text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, ' ').trim();
