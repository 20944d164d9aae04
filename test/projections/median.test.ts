/** The median of what has come so far: the lower of two middles. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SortedMedian } from '../../src/projections/fold/median.ts';

it('is that of the sorted numbers, after each of them', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(40), { maxLength: 200 }), (numbers) => {
      const median = new SortedMedian();
      expect(median.value).toBe(-1);
      numbers.forEach((number, i) => {
        median.push(number);
        const sorted = numbers.slice(0, i + 1).toSorted((a, b) => a - b);
        expect(median.value).toBe(sorted[i >> 1]);
      });
    }),
  );
});
