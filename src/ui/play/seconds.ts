/** What was typed as seconds: with a point or a comma; NaN for anything else. */
export function secondsIn(text: string): number {
  const plain = text.trim().replace(',', '.');
  return plain === '' ? Number.NaN : Number(plain);
}
