/** What stands in targets and addresses. */

/** `/messages` of `/messages?since=3`. */
export const pathOf = (target: string): string => target.split('?', 1)[0] ?? '';

/** `?since=` of a target or an address; 0 where there is none or no number. */
export const parseSince = (target: string): number => countIn(target, 'since');

/** A whole number from 0 in a query. */
export const countIn = (target: string, name: string): number =>
  parseCount(new URLSearchParams(target.slice(pathOf(target).length)).get(name));

/** A whole number from 0; 0 for anything else. */
export function parseCount(text: string | null | undefined): number {
  const count = Number(text ?? 0);
  return Number.isSafeInteger(count) && count >= 0 ? count : 0;
}
