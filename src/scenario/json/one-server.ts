/** The words of a transport that are its server's: a lane has one server, so its pages have to agree on them. */
import { settingsOf } from '../transports.ts';
import type { TransportKind } from '../kinds.ts';
import { HANDSHAKE_FAULTS } from '../vocabulary.ts';

interface Client {
  readonly name: string;
  readonly transport: { readonly kind: TransportKind };
}

const PAGE_FAULTS: readonly unknown[] = HANDSHAKE_FAULTS.page;

/** Entries of a transport that the server keeps to. A fault of the page is none: the server does as it should. */
function serverWords({ transport }: Client): (readonly [word: string, value: unknown])[] {
  const settings = new Map(settingsOf(transport.kind));
  return Object.entries(transport)
    .filter(([word]) => settings.get(word)?.isServers === true)
    .map(([word, value]) => [word, PAGE_FAULTS.includes(value) ? 'valid' : value]);
}

/** The index of each page that wants the server otherwise than the first one of its kind, and what to do about it. */
export function* disagreements(clients: readonly Client[]): Generator<readonly [n: number, message: string]> {
  for (const [n, client] of clients.entries()) {
    const first = clients.find(({ transport }) => transport.kind === client.transport.kind) ?? client;
    const wanted = new Map(serverWords(first));
    for (const [word, value] of serverWords(client)) {
      if (wanted.get(word) === value) continue;
      const [expected, received] = [wanted.get(word), value].map((each) => JSON.stringify(each));
      yield [
        n,
        `The pages of a lane share one server: expected ${word} ${expected}, as ${first.name} has it, but received ` +
          `${received}; give ${client.name} a lane of its own.`,
      ];
    }
  }
}
