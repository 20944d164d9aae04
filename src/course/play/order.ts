/**
 * The order in which the options of a question are shown: drawn from a seed, so it is the same for everyone, and tells
 * nothing of the order in which their author wrote them. Fisher and Yates' shuffle, whose draws are the FNV-1a hashes of
 * the seed and of how many options are left, without their lowest bits, which follow each other too closely.
 */
export function orderOf(seed: string, count: number): readonly number[] {
  const order = Array.from({ length: count }, (_, index) => index);
  for (let left = count; left > 1; left -= 1)
    order.push(...order.splice((hash(`${left}/${seed}`) >>> 8) % left, 1));
  return order;
}

/** 32 bits of FNV-1a, over UTF-16 code units. */
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) state = Math.imul(state ^ text.charCodeAt(i), 0x01000193);
  return state >>> 0;
}
