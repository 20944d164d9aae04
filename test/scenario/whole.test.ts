/** A whole scenario in a link or in a browser's storage: what was written is read again, and anything else is told apart. */
import { expect, it } from 'vitest';
import { micros, millis } from '../../src/base/index.ts';
import {
  formatWhole,
  parseWhole,
  readWhole,
  UnknownApp,
  type Whole,
  wholeText,
} from '../../src/scenario/json/index.ts';
import { presetOf, PRESETS } from '../../src/app/pages/play/presets.ts';
import { costOf } from '../../src/scenario/json/index.ts';
import { chat } from '../components/app/chat.ts';

const whole: Whole = { scenario: chat(), cursor: millis(4000), from: '2.1a/the-101' };

it('is read as it was written', () => {
  expect(parseWhole(formatWhole(whole))).toEqual(whole);
  expect(readWhole(wholeText(whole))).toEqual(whole);
  const { from: _, ...without } = whole;
  expect(readWhole(wholeText(without))).toEqual(without);
  expect(parseWhole('')).toBeUndefined();
});

it.each([
  ['no JSON', '{'],
  ['nothing of ours', '{"v":1}'],
  ['a way back that leads elsewhere', wholeText({ ...whole, from: 'javascript:alert(1)' })],
  ['a lane that cannot be', wholeText({ ...whole, scenario: { ...chat(), lanes: [] } })],
])('%s is damaged', (_, text) => {
  expect(readWhole(text)).toBe('broken');
});

it.each([
  ['link', JSON.stringify({ v: 2 })],
  ['scenario', JSON.stringify({ v: 1, t: 0, scenario: { version: 2 } })],
])('a %s of a later version is newer', (_, text) => {
  expect(readWhole(text)).toBe('newer');
});

it('names an application that this page does not have', () => {
  const other = { ...chat(), app: { name: 'auction' } };
  expect(readWhole(JSON.stringify({ v: 1, t: 0, scenario: other }))).toEqual(new UnknownApp('auction'));
});

it('a damaged query is told apart from one without a run', () => {
  expect(parseWhole('s=***')).toBe('broken');
  expect(parseWhole('x=1')).toBeUndefined();
});

it.each(Object.entries(PRESETS))(
  'the preset %s is a run that may be, and fits into a link',
  (_, scenario) => {
    const link = formatWhole({ scenario, cursor: micros(0) });
    expect(parseWhole(link)).toEqual({ scenario, cursor: 0 });
    expect(costOf(scenario)).toBeUndefined();
    expect(link.length).toBeLessThan(16_000);
  },
);

it.each(Object.entries(PRESETS))('the preset %s is known again when it was kept', (name, scenario) => {
  const kept = readWhole(wholeText({ scenario, cursor: micros(0) }));
  const isKept = typeof kept === 'object' && 'scenario' in kept;
  expect(isKept && presetOf(kept.scenario)).toBe(name);
  expect(presetOf({ ...scenario, until: millis(9000) })).toBeUndefined();
});
