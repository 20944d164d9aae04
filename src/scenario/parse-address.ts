import type { MessageAddress, TransferAddress } from './address.ts';

/** Undefined for a text that is no address. */
export function parseAddress(text: string): TransferAddress | MessageAddress | undefined {
  const transfer = /^([a-z][a-z0-9]*)\/c(\d{1,9})\/(up|down)\/([bfms])(\d{1,9})$/.exec(text);
  if (transfer) {
    const [, lane = '', conn, way, letter, n] = transfer;
    return {
      lane,
      conn: Number(conn),
      up: way === 'up',
      what: (['b', 'f', 'm'] as const).find((each) => each === letter) ?? 's',
      n: Number(n),
    };
  }
  const message = /^([a-z][a-z0-9]*)\/(?:(born)|shown)\/(\d{1,9})(?:\/p([2-9]))?$/.exec(text);
  if (!message) return undefined;
  const [, lane = '', born, id, page] = message;
  if (born === undefined) return { lane, what: 'shown', id: Number(id), page: Number(page ?? 1) };
  return page === undefined ? { lane, what: 'born', id: Number(id), page: 0 } : undefined;
}
