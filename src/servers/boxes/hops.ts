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

/** The fields as they go on; `kept` are those that go on all the same, in lower case. */
export function forwarded(fields: readonly Field[], kept: readonly string[] = []): Field[] {
  const named = listOf(fields, 'Connection').map((name) => name.toLowerCase());
  const isEndToEnd = (name: string): boolean =>
    kept.includes(name) || !(HOP_BY_HOP.has(name) || named.includes(name));
  // §7.6.3: whoever passes a message on says so.
  return [...fields.filter(([name]) => isEndToEnd(name.toLowerCase())), ['Via', '1.1 box']];
}
