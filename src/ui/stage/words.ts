/** The reader's words for what a lane shows, drawn and spoken. */
import type { Micros } from '../../base/index.ts';
import type { EventView } from '../../projections/index.ts';
import type { LaneNode } from '../../scenario/index.ts';
import {
  fill,
  formatNumber,
  formatSpan,
  labelNote,
  type Language,
  stageText,
  stageWords,
} from '../../text/index.ts';
import type { Wording } from './layout-model.ts';
import type { LaneHeading } from './model.ts';

type Places = Parameters<typeof fill>[2];

/** The stage's message of that key in the reader's language. */
export function say(language: Language, key: keyof typeof stageText.en, places?: Places): string {
  return fill(language, stageText[language][key], places);
}

/** A span of time in words; '' for the view models' -1. */
export function saySpan(language: Language, span: Micros | -1): string {
  return isSpan(span) ? formatSpan(language, span) : '';
}

function isSpan(span: Micros | -1): span is Micros {
  return span >= 0;
}

/** A fault or a failure has a name in the reader's language; the page's events keep theirs. */
export function eventWords(language: Language, { code }: EventView): { name: string; more: string } {
  const [word = '', number = ''] = code.split(' ');
  if (word === 'onclose') return { name: code, more: stageWords(language, `close.${number}`) };
  const name = stageWords(language, `event.${code}`);
  return name === '' ? { name: code, more: stageWords(language, `failure.${code}`) } : { name, more: '' };
}

export function wording(language: Language): Wording {
  return {
    label: ({ label }) => {
      const note = labelNote(language, label);
      // Of a segment that is drawn for what became of it, that must be read.
      return label.code === 'TCP' ? { code: `TCP ${note}`, note: '' } : { code: label.code, note };
    },
    dot: (dot, more) => {
      const ids = [dot, ...more].map(({ id }) => `#${id}`).join(', ');
      const words = more.length > 0 ? ids : dot.text;
      if (dot.kind === 'born')
        return { first: `${dot.author} ${ids}`, short: ids, second: more.length > 0 ? '' : dot.text };
      // The one that waited longest tells the story.
      const worst = [dot, ...more].reduce((a, b) => (b.latency > a.latency ? b : a));
      return { first: saySpan(language, worst.latency) || ids, short: '', second: words };
    },
    event: (event) => eventWords(language, event),
    span: (wait) => saySpan(language, wait.wait),
    hidden: (arrows) => say(language, 'hidden', { n: arrows }),
  };
}

/** What the nodes of a lane are called, by their numbers. */
export type Names = readonly string[];

export const namesOf = (language: Language, nodes: readonly LaneNode[]): Names =>
  nodes.map((node) => {
    if (node.role === 'page') return node.name;
    return say(language, node.role === 'box' ? `box.${node.kind}` : 'server');
  });

/** Ticks in seconds with as many digits as the finest of them needs, milliseconds at most. */
export function tickDigits(ticks: readonly { readonly at: Micros }[]): number {
  return [0, 1, 2].find((digits) => ticks.every(({ at }) => at % 10 ** (6 - digits) === 0)) ?? 3;
}

export function tickText(language: Language, at: Micros, digits: number): string {
  return `${formatNumber(language, at / 1_000_000, digits)} s`;
}

/** The lane's accessible name; a letter tells two lanes of one transport apart. */
export function laneName(language: Language, lanes: readonly LaneHeading[], index: number): string {
  const heading = lanes[index];
  if (!heading) return '';
  const name = say(language, heading.transport);
  const twins = lanes.filter((other) => other.transport === heading.transport).length > 1;
  return twins ? say(language, 'lane', { name, letter: 'ABCDEFGH'.charAt(index) }) : name;
}
