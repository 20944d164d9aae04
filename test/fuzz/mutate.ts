/** Valid octets with something wrong: a flipped bit, octets left out, put in, said twice or put elsewhere, an early end. */
import fc from 'fast-check';
import { concat } from '../../src/base/index.ts';

type Octets = Uint8Array<ArrayBuffer>;

const damage = fc.record({
  kind: fc.constantFrom('flip', 'cut', 'drop', 'insert', 'repeat', 'move'),
  /** Where, and how much, as shares of 1,000. */
  place: fc.nat(1000),
  size: fc.nat(40),
  octets: fc.uint8Array({ minLength: 1, maxLength: 6 }),
});

export function mutated(valid: fc.Arbitrary<Octets>): fc.Arbitrary<Octets> {
  return fc
    .tuple(valid, fc.array(damage, { maxLength: 3 }))
    .map(([octets, all]) => all.reduce((damaged, each) => damagedBy(damaged, each), octets));
}

type Damage = typeof damage extends fc.Arbitrary<infer T> ? T : never;

function damagedBy(whole: Octets, { kind, place, size, octets }: Damage): Octets {
  const at = Math.floor((whole.length * place) / 1000);
  const [head, middle, tail] = [whole.slice(0, at), whole.slice(at, at + size), whole.slice(at + size)];
  switch (kind) {
    case 'flip': {
      const flipped = whole.slice();
      if (at < flipped.length) flipped[at]! ^= 1 << (size & 7);
      return flipped;
    }
    case 'cut':
      return head;
    case 'drop':
      return concat([head, tail]);
    case 'insert':
      return concat([head, octets, middle, tail]);
    case 'repeat':
      return concat([head, middle, middle, tail]);
    case 'move':
      return concat([middle, head, tail]);
  }
}
