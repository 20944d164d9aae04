/**
 * Traces by hand, one fact a line:
 *
 *     '300 frame-received down 0x81'            time in ms, kind, direction, value
 *     '500 message-born - 1 "Bob\nhi"'          '-' for no direction; the text in JSON
 */
import { millis } from '../../src/base/index.ts';
import { KINDS, Trace } from '../../src/trace/index.ts';

export function traceOf(...lines: readonly string[]): Trace {
  const trace = new Trace();
  const conn = trace.openConnection();
  for (const line of lines) {
    const [, at, name, way, value = '0', text = '""'] =
      /^(\d+) (\S+) (up|down|-)(?: (\w+))?(?: (".*"))?$/.exec(line) ?? [];
    const kind = KINDS.find((each) => each === name);
    if (kind === undefined) throw new Error(`no fact: ${line}`);
    const words: unknown = JSON.parse(text);
    trace.append(millis(Number(at)), kind, conn, way === 'up', 0, 0, Number(value), String(words), -1);
  }
  return trace;
}
