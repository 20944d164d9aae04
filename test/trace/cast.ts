/** The nodes of a lane for traces that are written by hand: a server, Alice's page, and what may stand half-way. */
import { Recorder } from '../../src/trace/index.ts';

export const SERVER = 0;
export const ALICE = 1;
export const BOX = 2;

/** Who opened a connection and who accepted it. */
export const DIRECT = { opener: ALICE, acceptor: SERVER };
export const TO_BOX = { opener: ALICE, acceptor: BOX };
export const FROM_BOX = { opener: BOX, acceptor: SERVER };

export function recorder(): Recorder {
  const trace = new Recorder();
  trace.addNode({ name: 'server', role: 'server' });
  trace.addNode({ name: 'Alice', role: 'page' });
  trace.addNode({ name: 'box', role: 'box' });
  return trace;
}

/** Opens connections up to that one, from the page to the server where nothing else is said. */
export function connect(trace: Recorder, conn: number, parties = DIRECT): void {
  while (trace.connections <= conn) trace.openConnection(trace.connections === conn ? parties : DIRECT);
}
