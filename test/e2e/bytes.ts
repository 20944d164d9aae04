// Reads octets off the page and decodes them with programs that are not ours: the package ws, and Node.
import assert from 'node:assert/strict';
import type { Writable } from 'node:stream';
import type { Page } from 'playwright-core';
import * as ws from 'ws';

// Public in ws, and missing in @types/ws.
type Receiver = new (options: { isServer: boolean }) => Writable;
const { Receiver } = ws as unknown as { Receiver: Receiver };

/** The octets that the Hex tab shows of what is selected; a long run shows its first 4,096. */
export async function hexOf(page: Page): Promise<Buffer> {
  // Until its answer is there, the detail of what was selected before stands.
  await page.locator('w-inspector [aria-busy=false]').waitFor();
  await page.getByRole('tab', { name: 'Hex' }).press('Enter');
  const dump = page.getByRole('grid', { name: 'Bytes' });
  await dump.waitFor();
  const all = page.locator('w-hex').getByRole('button', { name: /^Show all .* bytes$/ });
  if (await all.isVisible()) await all.press('Enter');
  return Buffer.from((await dump.getByRole('gridcell').allTextContents()).join(''), 'hex');
}

/** How many octets the inspector says there are. */
export async function sizeOf(page: Page): Promise<number> {
  const text = (await page.locator('w-detail .summary').textContent()) ?? '';
  return Number(/([\d,]+) bytes?/.exec(text)?.[1]?.replaceAll(',', ''));
}

/** The messages in these frames, as ws reads them. A frame from a page must be masked, one from a server must not. */
export async function messagesIn(octets: Buffer, from: 'page' | 'server'): Promise<readonly string[]> {
  const receiver = new Receiver({ isServer: from === 'page' });
  const messages: string[] = [];
  receiver.on('message', (data: Buffer, isBinary: boolean) => {
    assert.equal(isBinary, false);
    messages.push(data.toString());
  });
  await new Promise<void>((resolve, reject) => {
    receiver.on('error', reject);
    receiver.write(octets, () => resolve());
  });
  return messages;
}

export interface FrameHead {
  readonly fin: boolean;
  readonly opcode: number;
  readonly masked: boolean;
  readonly length: number;
  /** Where the payload begins. */
  readonly start: number;
}

/** The first octets of a frame, read by hand after RFC 6455 §5.2, for frames that are too long to be shown whole. */
export function headOf(octets: Buffer): FrameHead {
  const [first = 0, second = 0] = octets;
  const form = second & 0x7f;
  const length =
    form === 126 ? octets.readUInt16BE(2) : form === 127 ? Number(octets.readBigUInt64BE(2)) : form;
  const masked = (second & 0x80) !== 0;
  const start = 2 + (form === 126 ? 2 : form === 127 ? 8 : 0) + (masked ? 4 : 0);
  return { fin: (first & 0x80) !== 0, opcode: first & 0x0f, masked, length, start };
}

/** As much of the payload as is there, unmasked. */
export function payloadOf(octets: Buffer): Buffer {
  const { masked, start } = headOf(octets);
  const key = masked ? octets.subarray(start - 4, start) : Buffer.alloc(4);
  return Buffer.from(octets.subarray(start).map((octet, i) => octet ^ (key[i % 4] ?? 0)));
}

export interface HttpMessage {
  readonly startLine: string;
  readonly contentLength: number;
  readonly body: Buffer;
  /** Octets before the body. */
  readonly head: number;
}

export function httpOf(octets: Buffer): HttpMessage {
  const end = octets.indexOf('\r\n\r\n');
  assert.ok(end > 0, 'an empty line ends the header section');
  const [startLine = '', ...fields] = octets.subarray(0, end).toString('latin1').split('\r\n');
  const contentLength = Number(
    fields.find((field) => /^content-length:/i.test(field))?.split(':')[1] ?? Number.NaN,
  );
  return { startLine, contentLength, body: octets.subarray(end + 4), head: end + 4 };
}
