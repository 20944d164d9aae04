/** Closing a `LabWebSocket`, from either end and by accident; the diary is explained in script.ts. */
import { describe, expect, it } from 'vitest';
import { concat, hex, toHex } from '../../src/base/index.ts';
import { Page, text } from './script.ts';
import { FIN } from '../../src/trace/index.ts';

describe('close', () => {
  it.each([
    [undefined, undefined, '88'],
    [1000, undefined, '88 03 e8'],
    [3000, 'why', '88 0b b8 77 68 79'],
    [4999, '', '88 13 87'],
    [undefined, 'why', '88 03 e8 77 68 79'],
    [1000, 'x'.repeat(123), `88 03 e8${' 78'.repeat(123)}`],
  ])('close(%s, %j) sends its frame once', (code, reason, frame) => {
    const page = new Page().opened();
    page
      .at(60, () => {
        page.socket.close(code, reason);
        page.note('called');
        page.socket.close(4000);
      })
      .until(65);
    expect(page.diary.at(-1)).toBe('60 called (2)');
    expect(page.until(100).frames).toEqual([frame]);
  });

  it.each([0, 999, 1001, 1005, 1006, 1015, 2999, 5000, NaN, -1, Infinity, 1000.51, 4999.5])(
    'close(%d) throws InvalidAccessError',
    (code) => {
      const page = new Page().opened();
      const wrong = expect.objectContaining({ name: 'InvalidAccessError' });
      page.at(60, () => expect(() => page.socket.close(code)).toThrow(wrong)).until(100);
      expect(page.socket.readyState).toBe(1);
    },
  );

  // Web IDL §3.2.4.9, [Clamp]: the nearest whole number, of two as near the even one.
  it.each([
    [1000.5, '88 03 e8'],
    [2999.5, '88 0b b8'],
    [3000.5, '88 0b b8'],
    [3001.5, '88 0b ba'],
    [4999.49, '88 13 87'],
  ])('close(%d) is a whole number on the wire: %s', (code, frame) => {
    const page = new Page().opened();
    page.at(60, () => page.socket.close(code)).until(100);
    expect(page.frames).toEqual([frame]);
  });

  it('a reason of more than 123 octets throws SyntaxError: 62 times two octets', () => {
    const page = new Page().opened();
    expect(() => page.socket.close(1000, 'é'.repeat(62))).toThrow(
      expect.objectContaining({ name: 'SyntaxError' }),
    );
    expect(() => page.socket.close(1000, 'é'.repeat(61))).not.toThrow();
  });

  it('while CONNECTING: CLOSING at once, then error and close 1006 in a task of their own', () => {
    const page = new Page();
    page
      .at(5, () => {
        page.socket.close();
        page.note('called');
      })
      .until(100);
    expect(page.diary).toEqual(['5 called (2)', '5 error (3)', '5 close 1006 "" not clean (3)']);
    expect(page.server.received().length).toBe(0);
  });

  it.each([
    ['88 02 03 e8', '1000 "" clean', '88 03 e8'],
    ['88 05 0f a1 62 79 65', '4001 "bye" clean', '88 0f a1 62 79 65'],
    ['88 00', '1005 "" clean', '88'],
  ])('by the server, %s: echoed, and heard when TCP is over, which the server ends', (sent, heard, echo) => {
    const page = new Page().opened();
    page.server.answersFin = false;
    page
      .at(60, () => page.server.say(hex(sent)))
      .at(75, () => page.note('echoed'))
      .at(120, () => page.server.ends[0]?.end())
      .until(200);
    expect(page.diary.slice(1)).toEqual(['75 echoed (2)', `130 close ${heard} (3)`]);
    // RFC 6455 §7.1.1: the server says FIN first, so that TIME-WAIT is its burden.
    const fins = page.server.facts('segment-sent').filter(({ flags }) => (flags & FIN) !== 0);
    expect(fins.map(({ up }) => up)).toEqual([false, true]);
    expect(page.frames).toEqual([echo]);
  });

  it('the code and reason that are heard are those of the server’s Close, not the script’s', () => {
    const page = new Page().opened();
    page
      .at(60, () => page.socket.close(3000, 'mine'))
      .at(80, () => page.server.say(hex('88 02 03 e9')))
      .at(90, () => page.server.ends[0]?.end())
      .until(200);
    expect(page.diary.slice(1)).toEqual(['100 close 1001 "" clean (3)']);
  });

  it.each([
    ['FIN', (page: Page) => page.server.ends[0]?.end()],
    ['RST', (page: Page) => page.server.ends[0]?.abort()],
  ])('%s without a Close frame is 1006, with an error before it', (_name, end) => {
    const page = new Page().opened();
    page.at(60, () => end(page)).until(200);
    expect(page.diary.slice(1)).toEqual(['70 error (3)', '70 close 1006 "" not clean (3)']);
  });

  it('that the server leaves unanswered ends after Chromium’s 60 s: 1006, and TCP is reset', () => {
    const page = new Page().opened();
    page.at(100, () => page.socket.close(1000)).until(60_099);
    expect(page.diary.slice(1)).toEqual([]);
    page.until(61_000);
    expect(page.diary.slice(1)).toEqual(['60100 error (3)', '60100 close 1006 "" not clean (3)']);
    expect(page.server.facts('failure').map(({ problem }) => problem)).toEqual(['ws/close-timeout']);
    expect(page.server.facts('disconnected').map(({ by }) => by)).toEqual(['RST', 'RST']);
  });

  it('by the server that then leaves TCP open ends after Chromium’s 2 s, as the server said', () => {
    const page = new Page().opened();
    page.server.answersFin = false;
    page.at(60, () => page.server.say(hex('88 02 03 e8'))).until(5000);
    expect(page.diary.slice(1)).toEqual(['2070 close 1000 "" clean (3)']);
    expect(page.server.facts('failure')).toEqual([]);
  });

  it('octets against the protocol: a Close with 1002 leaves, the script hears 1006', () => {
    const page = new Page().opened();
    page.at(60, () => page.server.say(hex('81 80 00 00 00 00'))).until(200);
    expect(page.frames).toEqual(['88 03 ea']);
    expect(page.diary.slice(1)).toEqual(['70 error (3)', '70 close 1006 "" not clean (3)']);
  });

  it('in the open listener is allowed', () => {
    const page = new Page();
    page.socket.onopen = () => page.socket.close(1000);
    page.opened();
    expect(page.frames).toEqual(['88 03 e8']);
    expect(page.socket.readyState).toBe(page.socket.CLOSING);
  });

  it('when the document goes away: 1001, and its scripts hear nothing any more', () => {
    const page = new Page().opened();
    page
      .at(60, () => page.socket.disappear())
      .at(80, () => page.server.say(hex('88 02 03 e9')))
      .at(90, () => page.server.ends[0]?.end())
      .until(200);
    expect(page.frames).toEqual(['88 03 e9']);
    expect(page.diary).toEqual(['40 open (1)']);
  });
});

describe('listeners', () => {
  const heardBy = (listen: (page: Page, heard: string[]) => void): string[] => {
    const heard: string[] = [];
    const page = new Page();
    listen(page, heard);
    page.opened(toHex(concat([text('one'), text('two')]))).until(100);
    return heard;
  };
  const note =
    (heard: string[]) =>
    (event: Event): void =>
      void heard.push(String((event as MessageEvent).data));

  it('one whose signal is aborted meanwhile hears no more', () => {
    const heard = heardBy(({ socket }, list) => {
      const abort = new AbortController();
      socket.addEventListener('message', note(list), { signal: abort.signal });
      socket.addEventListener('message', () => abort.abort());
    });
    expect(heard).toEqual(['one']);
  });

  it('one that was aborted before it was added never does, one for once hears one', () => {
    const heard = heardBy(({ socket }, list) => {
      socket.addEventListener('message', note(list), { signal: AbortSignal.abort() });
      socket.addEventListener('message', note(list), { once: true });
    });
    expect(heard).toEqual(['one']);
  });

  // HTML §8.1.8.1: it has its place from its first value on.
  it('the handler comes in the order of listeners, and a later one takes its place', () => {
    const heard = heardBy(({ socket }, list) => {
      socket.addEventListener('message', () => list.push('added'));
      socket.onmessage = () => list.push('first');
      socket.addEventListener('message', () => list.push('last'));
      socket.onmessage = () => list.push('handler');
    });
    expect(heard).toEqual(['added', 'handler', 'last', 'added', 'handler', 'last']);
  });
});
