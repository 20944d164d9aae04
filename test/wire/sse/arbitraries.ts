/** Random event streams. */
import fc from 'fast-check';
import { concat, utf8 } from '../../../src/base/index.ts';

const piece = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom('data', 'event', 'id', 'retry', 'x', ':', ': ', '\n', '\r', '\r\n', '\n\n'),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('data: hi\n', 'id: 5\n', 'retry: 20\n', 'event: add\n', '\0', '7', 'é', '👋'),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 5 }) },
);
const broken = fc.uint8Array({ maxLength: 4 });
export const stream = fc
  .tuple(
    fc.boolean(),
    fc.array(fc.oneof({ weight: 9, arbitrary: piece.map(utf8) }, broken), { size: 'max', maxLength: 60 }),
  )
  .map(([marked, parts]) => concat([utf8(marked ? '\ufeff' : ''), ...parts]));
export const cutting = fc.array(fc.nat(12), { maxLength: 30, size: 'max' });
