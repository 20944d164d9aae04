/** What an intermediary takes off a message and adds to it: RFC 9110 §7.6. */
import { type Field, listOf } from '../../wire/http1/index.ts';

/** §7.6.1: fields that hold for one connection only, besides those that Connection names. */
const HOP_BY_HOP = new Set([
  'connection',
  'proxy-connection',
  'keep-alive',
  'te',
  'transfer-encoding',
  'upgrade',
  'proxy-authenticate',
  'proxy-authorization',
]);

/** The fields that are forwarded; `kept`, in lower case, are forwarded although they belong to one connection. */
export function forwarded(fields: readonly Field[], kept: readonly string[] = []): Field[] {
  const named = listOf(fields, 'Connection').map((name) => name.toLowerCase());
  const isEndToEnd = (name: string): boolean =>
    kept.includes(name) || !(HOP_BY_HOP.has(name) || named.includes(name));
  // §7.6.3: an intermediary that forwards a message adds its name to Via.
  return [...fields.filter(([name]) => isEndToEnd(name.toLowerCase())), ['Via', '1.1 box']];
}
