/** Whether an answer is to be packed (RFC 9110 §8.4, §12.5.3). */

/** Content that shrinks: the list of the package `compressible`, as far as a chat's server has it. */
const COMPRESSIBLE = /^(text\/|application\/(json|javascript|xml|[^;]*\+(json|xml))\b|image\/svg\+xml\b)/i;

export const isCompressible = (type: string): boolean => COMPRESSIBLE.test(type);

/**
 * RFC 9110 §12.5.3: gzip is named with a weight above 0, or `*` is and gzip is not excepted. A client that sends no such
 * field would accept any coding; like Express's `compression`, we send it none.
 */
export function acceptsGzip(field: string | undefined): boolean {
  let all = false;
  for (const member of (field ?? '').toLowerCase().split(',')) {
    const [coding = '', ...parameters] = member.split(';').map((part) => part.trim());
    const weight = parameters.find((parameter) => /^q *=/.test(parameter))?.split('=')[1];
    const wanted = weight === undefined || Number(weight) > 0;
    // §8.4.1.3: "A recipient SHOULD consider "x-gzip" to be equivalent to "gzip"".
    if (coding === 'gzip' || coding === 'x-gzip') return wanted;
    if (coding === '*') all = wanted;
  }
  return all;
}
