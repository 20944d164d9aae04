/** What a frame is, RFC 6455 §5.2 and §11.8: four bits. 0x3–0x7 and 0xb–0xf are reserved. */
export const OPCODE = {
  continuation: 0x0,
  text: 0x1,
  binary: 0x2,
  close: 0x8,
  ping: 0x9,
  pong: 0xa,
} as const;

export type OpcodeName = keyof typeof OPCODE;

const NAMES = new Map<number, OpcodeName>([
  [0x0, 'continuation'],
  [0x1, 'text'],
  [0x2, 'binary'],
  [0x8, 'close'],
  [0x9, 'ping'],
  [0xa, 'pong'],
]);

/** The name of an opcode; undefined for a reserved one. */
export function opcodeName(opcode: number): OpcodeName | undefined {
  return NAMES.get(opcode);
}

/** Whether RFC 6455 §5.2 gives the opcode a meaning. */
export function isDefined(opcode: number): boolean {
  return ((0x0707 >> opcode) & 1) === 1;
}

/** Close, ping, pong and the reserved 0xb–0xf: the top bit of the opcode, RFC 6455 §5.5. */
export function isControl(opcode: number): boolean {
  return (opcode & 0x8) !== 0;
}

/** "Per-Message Compressed", RFC 7692 §6: of the bits RSV1 RSV2 RSV3 as a number. */
export const RSV1 = 4;
