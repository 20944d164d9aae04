import { describe, expect, test } from 'vitest';
import {
  answerOffer,
  checkAnswer,
  contextOf,
  type DeflateOffer,
  type DeflateParams,
  offer,
} from '../../../../src/wire/websocket/deflate/index.ts';
import { parseExtensions } from '../../../../src/wire/websocket/index.ts';

const list = (value: string) => parseExtensions(value) ?? [];

// Notation: "server 10 reset, client 15" for what each side's compressor does.
function tell(params: DeflateParams): string {
  const sides = (['server', 'client'] as const).map((side) => {
    const { windowBits, noContextTakeover } = contextOf(params, side);
    return `${side} ${windowBits}${noContextTakeover ? ' reset' : ''}`;
  });
  return sides.join(', ');
}

test.each<[DeflateOffer, string]>([
  [{}, 'permessage-deflate'],
  [{ clientMaxWindowBits: true }, 'permessage-deflate; client_max_window_bits'],
  [{ clientMaxWindowBits: 8 }, 'permessage-deflate; client_max_window_bits=8'],
  [{ serverMaxWindowBits: 15 }, 'permessage-deflate; server_max_window_bits=15'],
  [{ serverNoContextTakeover: false }, 'permessage-deflate'],
  [
    { serverNoContextTakeover: true, clientNoContextTakeover: true, serverMaxWindowBits: 10 },
    'permessage-deflate; server_no_context_takeover; client_no_context_takeover; server_max_window_bits=10',
  ],
])('the offer %o', (offered, element) => expect(offer(offered)).toBe(element));

describe('the answer', () => {
  const answer = (value: string, preferences?: Partial<DeflateParams>) => {
    const found = answerOffer(list(value), preferences);
    return found && [found.element.replace(/^permessage-deflate(; )?/, ''), tell(found.params)];
  };

  test.each<[string, string, string]>([
    ['', '', 'server 15, client 15'],
    ['; client_max_window_bits', '', 'server 15, client 15'],
    ['; client_max_window_bits=10', 'client_max_window_bits=10', 'server 15, client 10'],
    ['; server_max_window_bits=8', 'server_max_window_bits=8', 'server 8, client 15'],
    ['; server_max_window_bits=15', 'server_max_window_bits=15', 'server 15, client 15'],
    ['; server_max_window_bits="12"', 'server_max_window_bits=12', 'server 12, client 15'],
    ['; server_no_context_takeover', 'server_no_context_takeover', 'server 15 reset, client 15'],
    ['; client_no_context_takeover', 'client_no_context_takeover', 'server 15, client 15 reset'],
  ])('to permessage-deflate%s', (params, element, told) =>
    expect(answer(`permessage-deflate${params}`)).toEqual([element, told]),
  );

  test.each<[string, Partial<DeflateParams>, string, string]>([
    ['', { serverNoContextTakeover: true }, 'server_no_context_takeover', 'server 15 reset, client 15'],
    ['', { clientNoContextTakeover: true }, 'client_no_context_takeover', 'server 15, client 15 reset'],
    ['', { serverMaxWindowBits: 9 }, 'server_max_window_bits=9', 'server 9, client 15'],
    [
      '; server_max_window_bits=12',
      { serverMaxWindowBits: 9 },
      'server_max_window_bits=9',
      'server 9, client 15',
    ],
    [
      '; server_max_window_bits=9',
      { serverMaxWindowBits: 12 },
      'server_max_window_bits=9',
      'server 9, client 15',
    ],
    // §7.1.2.2: only where the client has offered it
    ['', { clientMaxWindowBits: 9 }, '', 'server 15, client 15'],
    [
      '; client_max_window_bits',
      { clientMaxWindowBits: 9 },
      'client_max_window_bits=9',
      'server 15, client 9',
    ],
    [
      '; client_max_window_bits=8',
      { clientMaxWindowBits: 9 },
      'client_max_window_bits=8',
      'server 15, client 8',
    ],
    [
      '; client_max_window_bits=12',
      { clientMaxWindowBits: 9 },
      'client_max_window_bits=9',
      'server 15, client 9',
    ],
  ])('to permessage-deflate%s of a server that prefers %o', (params, preferences, element, told) =>
    expect(answer(`permessage-deflate${params}`, preferences)).toEqual([element, told]),
  );

  test.each([
    ['an unknown parameter', 'foo'],
    ['its name in other letters', 'Server_No_Context_Takeover'],
    ['a parameter twice', 'client_no_context_takeover; client_no_context_takeover'],
    ['twice, once with a value', 'client_max_window_bits; client_max_window_bits=10'],
    ['a value where none may stand', 'server_no_context_takeover=true'],
    ['there too', 'client_no_context_takeover=15'],
    ['no value where one must', 'server_max_window_bits'],
    ['7', 'server_max_window_bits=7'],
    ['16', 'client_max_window_bits=16'],
    ['a leading zero', 'server_max_window_bits=08'],
    ['and there', 'client_max_window_bits=010'],
    ['a sign', 'server_max_window_bits=+9'],
    ['a fraction', 'server_max_window_bits=9.0'],
    ['an exponent', 'client_max_window_bits=1e1'],
  ])('§7: %s is declined, and the next offer taken', (_, params) => {
    expect(answer(`permessage-deflate; ${params}`)).toBe(undefined);
    const both = `permessage-deflate; ${params}, permessage-deflate; server_max_window_bits=11`;
    expect(answer(both)).toEqual(['server_max_window_bits=11', 'server 11, client 15']);
  });

  test('§5: the first that is acceptable, of this extension', () => {
    expect(answer('')).toBe(undefined);
    expect(answer('x-webkit-deflate-frame, permessage-bzip2')).toBe(undefined);
    const offers =
      'permessage-bzip2, permessage-deflate; client_max_window_bits=9, permessage-deflate; server_max_window_bits=8';
    expect(answer(offers)).toEqual(['client_max_window_bits=9', 'server 15, client 9']);
  });
});

describe('the check of the answer', () => {
  const check = (offered: DeflateOffer, value: string) => {
    const found = checkAnswer(offered, list(value));
    return found.ok ? found.params && tell(found.params) : found.code;
  };

  test.each<[DeflateOffer, string, string]>([
    [{}, '', 'server 15, client 15'],
    // The server may limit itself, and keep the client from context takeover, unasked.
    [{}, '; server_no_context_takeover', 'server 15 reset, client 15'],
    [{}, '; client_no_context_takeover', 'server 15, client 15 reset'],
    [{}, '; server_max_window_bits=9', 'server 9, client 15'],
    [{ serverMaxWindowBits: 12 }, '; server_max_window_bits=12', 'server 12, client 15'],
    [{ serverMaxWindowBits: 12 }, '; server_max_window_bits=8', 'server 8, client 15'],
    [{ serverNoContextTakeover: true }, '; server_no_context_takeover', 'server 15 reset, client 15'],
    [{ clientMaxWindowBits: true }, '', 'server 15, client 15'],
    [{ clientMaxWindowBits: true }, '; client_max_window_bits=8', 'server 15, client 8'],
    // What the client has told of itself holds.
    [{ clientNoContextTakeover: true }, '', 'server 15, client 15 reset'],
    [{ clientMaxWindowBits: 10 }, '', 'server 15, client 10'],
    [{ clientMaxWindowBits: 10 }, '; client_max_window_bits=12', 'server 15, client 10'],
    [{ clientMaxWindowBits: 10 }, '; client_max_window_bits=9', 'server 15, client 9'],
  ])('of %o with permessage-deflate%s', (offered, params, told) =>
    expect(check(offered, `permessage-deflate${params}`)).toBe(told),
  );

  test.each<[DeflateOffer, string, string]>([
    [{}, '; client_max_window_bits=15', 'not-offered'],
    [{ clientMaxWindowBits: true }, '; client_max_window_bits', 'parameter'],
    [{ serverNoContextTakeover: true }, '', 'not-accepted'],
    [{ serverMaxWindowBits: 12 }, '', 'not-accepted'],
    [{ serverMaxWindowBits: 15 }, '', 'not-accepted'],
    [{ serverMaxWindowBits: 12 }, '; server_max_window_bits=13', 'not-accepted'],
    [{}, '; foo', 'parameter'],
    [{}, '; server_max_window_bits=08', 'parameter'],
    [{}, '; server_max_window_bits', 'parameter'],
    [{}, '; server_no_context_takeover=1', 'parameter'],
    [{}, '; server_no_context_takeover; server_no_context_takeover', 'parameter'],
    [{}, ', permessage-deflate', 'twice'],
  ])('of %o fails with permessage-deflate%s', (offered, params, code) =>
    expect(check(offered, `permessage-deflate${params}`)).toBe(`ws/deflate-${code}`),
  );

  test('a server that declines', () => {
    expect(check({ serverMaxWindowBits: 9 }, '')).toBe(undefined);
    expect(check({}, 'permessage-bzip2')).toBe(undefined);
  });

  test('every answer to every offer is one that the client takes, and both understand it alike', () => {
    const flags = [false, true];
    const bits = [undefined, 8, 12, 15] as const;
    for (const serverMaxWindowBits of bits)
      for (const clientMaxWindowBits of [...bits, true] as const)
        for (const serverNoContextTakeover of flags)
          for (const clientNoContextTakeover of flags)
            for (const preferred of bits) {
              const offered = {
                serverNoContextTakeover,
                clientNoContextTakeover,
                serverMaxWindowBits,
                clientMaxWindowBits,
              };
              const preferences = preferred && {
                serverMaxWindowBits: preferred,
                clientMaxWindowBits: preferred,
              };
              const answered = answerOffer(list(offer(offered)), preferences);
              expect(checkAnswer(offered, list(answered?.element ?? '')), offer(offered)).toEqual({
                ok: true,
                params: answered?.params,
              });
              expect(answered).toBeDefined();
            }
  });
});
