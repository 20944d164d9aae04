/**
 * The chat's host with what its operator switches on, asked in octets. The link takes 10 ms each way: asked at 0, a new
 * connection's request is at the server at 30 ms and its answer here at 40.
 */
import { afterEach } from 'vitest';
import type { HostSettings } from '../../../src/network/index.ts';
import { chatBackEnd } from '../../../src/apps/chat/index.ts';
import { fieldValue, fieldValues, type Message, type ResponseHead } from '../../../src/wire/http1/index.ts';
import { Bench, type BenchOptions, type Mounts } from '../bench.ts';

export const MOUNTS: readonly Mounts[] = [
  { http: 'direct', sockets: 'direct' },
  { http: 'msw', sockets: 'mock-socket' },
];

/** For one `describe`: what is opened there is closed behind each test. */
export function operator(mounts: Mounts) {
  let bench: Bench;
  afterEach(() => bench.close());
  const open = (settings: HostSettings, more: Partial<BenchOptions> = {}): Bench => {
    bench = new Bench(mounts, { backEnd: (tools) => chatBackEnd(tools), ...more });
    bench.host.set(settings);
    return bench;
  };
  /** Answers to requests sent one after the other on one connection of the host that was opened last. */
  const ask = async (...octets: string[]): Promise<Message<ResponseHead>[]> => {
    const wire = bench.dial(...octets);
    await bench.until(5000);
    return wire.answers(...octets.map((each) => each.split(' ', 1)[0] ?? ''));
  };
  return { open, ask };
}

/** "200 body; Field: value" of the fields that are asked for. */
export function tell(answer: Message<ResponseHead> | undefined, ...names: string[]): string {
  if (answer === undefined) return 'nothing';
  const { head, body } = answer;
  const fields = names.flatMap((name) => fieldValues(head.fields, name).map((value) => `${name}: ${value}`));
  return [`${head.status} ${Buffer.from(body).toString()}`.trim(), ...fields].join('; ');
}

export const field = (answer: Message<ResponseHead> | undefined, name: string): string | undefined =>
  answer && fieldValue(answer.head.fields, name);

export const MESSAGES = 'GET /messages?since=0';
