/** An en.md or vi.md → title and one section of blocks per step of the plan, in the plan's order. */
import type { Block } from '../play/index.ts';
import { readBlocks } from './blocks.ts';
import { failAt, type SourceText } from './error.ts';
import type { Plan, PlannedStep } from './plan.ts';

export interface Prose {
  readonly title: string;
  readonly sections: readonly Section[];
}

export interface Section {
  readonly title: string;
  readonly blocks: readonly Block[];
}

interface Heading {
  readonly id: string;
  readonly title: string;
  readonly at: number;
  readonly body: number;
}

export function readProse(file: SourceText, plan: Plan): Prose {
  const source = { ...file, text: file.text.replace(/\r\n?/g, '\n') };
  const headings = readHeadings(source);
  const title = readTitle(source, headings[0]?.at ?? source.text.length);
  checkOrder(source, headings, plan);
  const lanes = plan.scenarios[0]?.lanes.map(({ id }) => id) ?? [];
  const sections = plan.steps.map((step, i) => {
    const heading = headings[i];
    if (heading === undefined) throw new Error('the order was checked');
    const blocks = readBlocks(heading.body, headings[i + 1]?.at ?? source.text.length, {
      source,
      lanes,
      sources: plan.sources,
      seed: `${plan.id}/${step.id}`,
      right: step.right,
      hasTask: step.rest.task !== undefined,
    });
    checkSection(source, heading, step, blocks);
    return { title: heading.title, blocks };
  });
  return { title, sections };
}

/** `## the-101 · The 101 that changes everything`, outside of code blocks. */
function readHeadings(source: SourceText): Heading[] {
  const headings: Heading[] = [];
  let at = 0;
  let fenced = false;
  for (const line of source.text.split('\n')) {
    const next = at + line.length + 1;
    if (/^(> ?)?```/.test(line)) fenced = !fenced;
    const heading = fenced ? null : /^##(?!#)\s*(.*?)\s*$/.exec(line);
    if (heading) {
      const [, id, title] = /^([a-z0-9-]+) · (.+)$/.exec(heading[1] ?? '') ?? [];
      if (id === undefined || title === undefined) {
        return failAt(
          source,
          at,
          "A section's heading is the step's id and its title: '## the-101 · The 101 that changes everything'.",
        );
      }
      headings.push({ id, title, at, body: Math.min(next, source.text.length) });
    }
    at = next;
  }
  return headings;
}

function readTitle(source: SourceText, end: number): string {
  const before = source.text.slice(0, end);
  const [whole, title] = /^\s*# (.+?)\s*(?:\n|$)/.exec(before) ?? [];
  if (whole === undefined || title === undefined) {
    return failAt(source, 0, "The file begins with the lesson's title: '# The opening handshake'.");
  }
  const rest = before.slice(whole.length);
  const extra = /\S/.exec(rest);
  if (extra)
    failAt(
      source,
      whole.length + extra.index,
      "Prose stands in a step's section; move this under a '##' heading.",
    );
  return title;
}

function checkOrder(source: SourceText, headings: readonly Heading[], plan: Plan): void {
  plan.steps.forEach(({ id }, i) => {
    const heading = headings[i];
    if (heading?.id === id) return;
    const at = heading?.at ?? source.text.trimEnd().length;
    const where = headings.findIndex((each) => each.id === id);
    if (where < 0) failAt(source, at, `Step '${id}' has no section; write '## ${id} · its title' here.`);
    if (where < i)
      failAt(source, headings[where]?.at ?? at, `Two sections are called '${id}'; a step has one.`);
    failAt(
      source,
      at,
      `Expected the section '${id}' here, as in lesson.yaml; sections follow the order of the steps.`,
    );
  });
  const extra = headings[plan.steps.length];
  if (extra)
    failAt(
      source,
      extra.at,
      `lesson.yaml has no step '${extra.id}' behind '${plan.steps.at(-1)?.id ?? ''}'; add it there, or drop this section.`,
    );
}

/** What the plan promises is there, once. */
function checkSection(
  source: SourceText,
  heading: Heading,
  step: PlannedStep,
  blocks: readonly Block[],
): void {
  const count = (kind: Block['block']): number => blocks.filter(({ block }) => block === kind).length;
  if (blocks.length === 0)
    failAt(source, heading.at, `Step '${step.id}' has no text; write a sentence under its heading.`);
  for (const [kind, wanted] of [
    ['predict', step.right !== undefined],
    ['task', step.rest.task !== undefined],
  ] as const) {
    if (wanted && count(kind) === 0)
      failAt(
        source,
        heading.at,
        `lesson.yaml gives step '${step.id}' a ${kind}; write it as '> [!${kind}] …'.`,
      );
    if (count(kind) > 1)
      failAt(source, heading.at, `Step '${step.id}' has two of [!${kind}]; one is all there is room for.`);
  }
}
