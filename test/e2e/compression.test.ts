// A lane with permessage-deflate on the finished page: its code is fetched for it, and the octets are real DEFLATE.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { constants, inflateRawSync } from 'node:zlib';
import { millis } from '../../src/base/index.ts';
import { type Edit, PLAIN_TRANSPORTS } from '../../src/scenario/index.ts';
import { formatShared } from '../../src/scenario/json/index.ts';
import { headOf, hexOf } from './bytes.ts';
import { FIRST_LESSON, useSite } from './harness.ts';
import { partsOf, untilText } from './parts.ts';

const COMPRESSED: Edit = {
  edit: 'transport',
  lane: 'b',
  transport: { ...PLAIN_TRANSPORTS.websocket, compression: 'on' },
};

const link = (selected: string): string =>
  `#/2.1a/one-chat?${formatShared({ hash: '', edits: [COMPRESSED], cursor: millis(9900), selected })}`;

describe('compression', { concurrency: 1 }, () => {
  const site = useSite('/');

  test('is not fetched for lanes without it', async () => {
    const { page, requests } = await site.visit(FIRST_LESSON, { reducedMotion: 'reduce' });
    await untilText(partsOf(page).status, 'Stopped at 4.080 s');
    assert.deepEqual(
      requests.filter((address) => address.includes('deflate')),
      [],
    );
  });

  test('the inspector says what Node unpacks', async () => {
    const { page, requests, troubles } = await site.visit(link('b/c0/down/f1'), { reducedMotion: 'reduce' });
    const text = page.locator('w-detail section.unpacked code');
    await text.waitFor();
    const told = (await text.textContent()) ?? '';
    const second = await hexOf(page);
    const { fin, opcode, masked, start, length } = headOf(second);
    assert.deepEqual([fin, opcode, masked, length], [true, 1, false, second.length - start]);
    assert.equal((second[0] ?? 0) & 0x70, 0x40, 'RSV1, and no other');

    // The window of the second message is what the first one says.
    const other = await site.visit(link('b/c0/down/f0'), { reducedMotion: 'reduce' });
    await other.page.locator('w-detail section.unpacked code').waitFor();
    const first = await hexOf(other.page);
    const unpack = (frame: Buffer, dictionary?: Buffer): Buffer =>
      inflateRawSync(Buffer.concat([frame.subarray(headOf(frame).start), Buffer.from([0, 0, 0xff, 0xff])]), {
        finishFlush: constants.Z_SYNC_FLUSH,
        ...(dictionary && { dictionary }),
      });
    const before = unpack(first);
    assert.equal(unpack(second, before).toString(), told);
    assert.ok(JSON.parse(told));
    assert.ok(requests.some((address) => address.includes('extras')));
    assert.deepEqual(troubles, []);
  });
});
