/**
 * Traces by hand, one fact a line, times in ms:
 *
 *     traceOf((at) => at(500, 'message-born', { id: 1, author: 'Bob', text: 'hi' }))
 */
import { millis } from '../../src/base/index.ts';
import type { Given, Kind, Trace } from '../../src/trace/index.ts';
import { connect, recorder } from '../trace/cast.ts';

type Append = <K extends Kind>(ms: number, kind: K, given: Given<K>) => void;

export function traceOf(tell: (at: Append) => void): Trace {
  const trace = recorder();
  connect(trace, 0);
  tell((ms, kind, given) => void trace.append(kind, millis(ms), given));
  return trace;
}

export const TEXT_FRAME = { conn: 0, up: false, from: 0, to: 0, fin: true, rsv: 0, opcode: 1 };
