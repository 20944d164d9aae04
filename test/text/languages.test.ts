/** Both languages of what the first picture needs, and English where the other has not come yet. */
import { expect, it } from 'vitest';
import { explainFailures } from '../../src/text/failures/index.ts';
import * as text from '../../src/text/index.ts';
import { speakVietnamese } from '../../src/text/vi/index.ts';

const { fill, labelNote, stageText } = text;
const AREAS = Object.entries(text).flatMap(([name, area]) =>
  typeof area === 'object' && 'vi' in area ? [{ name, area }] : [],
);

it('English stands in until Vietnamese is there; then every area has a table of its own, with the same keys', () => {
  expect(AREAS.map(({ name }) => name)).toContain('stageText');
  for (const { area } of AREAS) expect(area.vi).toBe(area.en);
  speakVietnamese();
  for (const { name, area } of AREAS) {
    expect(area.vi, name).not.toBe(area.en);
    expect(Object.keys(area.vi), name).toEqual(Object.keys(area.en));
  }
});

it('a close code has words in both languages, and one without a story has none', () => {
  explainFailures();
  const said = (n: number) =>
    (['en', 'vi'] as const).map((language) => labelNote(language, { note: { key: 'close', n } }));
  expect(said(1006)).toEqual(['abnormal: no Close frame', 'bất thường: không có khung Close']);
  expect(said(3000)).toEqual(['', '']);
  expect(fill('vi', stageText.vi['note.lost-octets'], { n: 1448 })).toBe('mất 1.448 B');
});
