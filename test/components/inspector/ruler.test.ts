import { assert } from 'chai';
import { Inspector } from '../../../src/ui/inspector/index.ts';
import { type RulerGrid, rulerLayout } from '../../../src/ui/inspector/ruler-layout.ts';
import { hello } from './samples.ts';
import { insideAll, mount } from './setup.ts';

/** `part from–to @row:column+span`, and how many octets it stands for. */
const laidOut = (grid: RulerGrid): string[] =>
  rulerLayout(hello.parts, grid).cells.map(
    ({ part, from, to, row, column, span, skipped }) =>
      `${hello.parts[part]?.name} ${from}–${to} @${row}:${column}+${span}${skipped > 0 ? ` …${skipped}` : ''}`,
  );

describe('the bit ruler', () => {
  it('has a bit in each column, and an octet where whole ones follow', () => {
    assert.deepEqual(laidOut({ bits: 8, octets: 8 }), [
      'FIN 0–1 @0:0+1',
      'RSV1 1–2 @0:1+1',
      'RSV2 2–3 @0:2+1',
      'RSV3 3–4 @0:3+1',
      'opcode 4–8 @0:4+4',
      'MASK 8–9 @1:0+1',
      'payload length 9–16 @1:1+7',
      'masking key 16–48 @2:0+4',
      'payload 48–80 @2:4+4',
      'payload 80–88 @3:0+1',
    ]);
  });

  it('has two columns an octet in rows of 16 bits, and the rows of the RFC in rows of 32', () => {
    assert.deepEqual(laidOut({ bits: 16, octets: 8 }).slice(5), [
      'MASK 8–9 @0:8+1',
      'payload length 9–16 @0:9+7',
      'masking key 16–48 @1:0+8',
      'payload 48–80 @1:8+8',
      'payload 80–88 @2:0+2',
    ]);
    assert.equal(rulerLayout(hello.parts, { bits: 32, octets: 4 }).rows.length > 2, true);
  });

  for (const width of [320, 360, 480, 760, 1440]) {
    it(`cuts no name and turns none, ${width} px wide`, async () => {
      const element = await mount(Object.assign(new Inspector(), { detail: hello }), width, 700);
      const labels = insideAll(element, '.bitgrid .label');
      assert.isAbove(labels.length, 7);
      for (const label of labels) {
        const { writingMode } = getComputedStyle(label);
        const cell = label.parentElement;
        const fits = label.scrollWidth <= (cell?.clientWidth ?? 0) + 1;
        assert.isTrue(
          writingMode === 'horizontal-tb' && !label.classList.contains('visually-hidden') && fits,
          `${label.textContent} at ${width}: ${label.scrollWidth} of ${cell?.clientWidth}`,
        );
      }
    });
  }
});
