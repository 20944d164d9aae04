/** What the server of the chat says to pages of another origin, in octets. */
import { describe, expect, it } from 'vitest';
import { millis } from '../../../src/base/index.ts';
import type { HostSettings } from '../../../src/network/index.ts';
import { request, upgrade } from '../bench.ts';
import { MESSAGES, MOUNTS, operator, tell } from './operator.ts';

describe.each(MOUNTS)('HTTP by $http', (mounts) => {
  const { open, ask } = operator(mounts);

  describe('Fetch §3.2: CORS, as the package cors', () => {
    const FRIEND = 'Origin: http://elsewhere.example';
    const preflight = (target: string, ...more: string[]): string =>
      request(`OPTIONS ${target}`, FRIEND, 'Access-Control-Request-Method: POST', ...more);

    it('a preflight is answered before any handler', async () => {
      const bench = open({ foreign: true, cookie: 8, thinking: millis(100) });
      const wire = bench.dial(preflight('/messages', 'Access-Control-Request-Headers: content-type'));
      await bench.until(1000);
      expect(wire.text.split('\r\n').filter((line) => !/^(Date|Connection|Keep-Alive)/.test(line))).toEqual([
        'HTTP/1.1 204 No Content',
        'Access-Control-Allow-Origin: http://elsewhere.example',
        'Vary: Origin, Access-Control-Request-Headers',
        'Access-Control-Allow-Methods: GET,HEAD,PUT,PATCH,POST,DELETE',
        'Access-Control-Allow-Headers: content-type',
        'Access-Control-Max-Age: 600',
        '',
        '',
      ]);
      expect(wire.times).toEqual([40]);
      expect(bench.facts('handler-called')).toEqual([]);
    });

    it('every answer names the one friend, but for /private', async () => {
      open({ foreign: true });
      const answers = await ask(
        request(MESSAGES, FRIEND),
        request('GET /nowhere'),
        request('GET /private', FRIEND),
        preflight('/private/x'),
      );
      expect(answers.map((answer) => tell(answer, 'Access-Control-Allow-Origin', 'Vary'))).toEqual([
        '200 []; Access-Control-Allow-Origin: http://elsewhere.example; Vary: Origin',
        '404 Nothing is here.; Access-Control-Allow-Origin: http://elsewhere.example; Vary: Origin',
        '404 Nothing is here.',
        '404 Nothing is here.',
      ]);
    });

    it('over TLS the friend has https; a preflight of a moved path is no redirect', async () => {
      open({ foreign: true, moved: true }, { secure: true });
      const answers = await ask(preflight('/messages'), request('GET /messages'));
      expect(answers.map((answer) => tell(answer, 'Access-Control-Allow-Origin'))).toEqual([
        '204; Access-Control-Allow-Origin: https://elsewhere.example',
        '307; Access-Control-Allow-Origin: https://elsewhere.example',
      ]);
    });

    it('sockets know no CORS: the server itself looks at Origin', async () => {
      const status = async (origin: string, settings: HostSettings, secure: boolean): Promise<string> => {
        const bench = open(settings, { secure });
        const wire = bench.dial(upgrade('/chat', { Origin: origin }));
        await bench.until(100);
        bench.close();
        return wire.text.slice(9, 12);
      };
      expect(await status('http://elsewhere.example', {}, false)).toBe('403');
      expect(await status('http://elsewhere.example', { foreign: true }, false)).toBe('101');
      expect(await status('http://chat.example', {}, false)).toBe('101');
      expect(await status('https://chat.example', {}, false)).toBe('403');
      expect(await status('https://chat.example', {}, true)).toBe('101');
      expect(await status('http://chat.example', {}, true)).toBe('403');
    });
  });
});
