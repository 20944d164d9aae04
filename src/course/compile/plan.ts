/** A lesson.yaml → everything of a lesson but its prose. */
import { createHash } from 'node:crypto';
import { LENSES, TABS } from '../../projections/inspection/index.ts';
import type { ScaleMode } from '../../projections/index.ts';
import { applyEdits, type Edit, type Scenario } from '../../scenario/index.ts';
import type { Check, Step } from '../play/index.ts';
import type { SourceText } from './error.ts';
import { readCheck, readLaneName, readPredicate, readStop } from './grammar.ts';
import { readEdits, readScenario } from './scenario.ts';
import { type Entry, need, readYaml } from './yaml.ts';

export interface Plan {
  readonly id: string;
  readonly chapter: string;
  readonly hash: string;
  readonly scenarios: readonly Scenario[];
  readonly sources: readonly QuotedSource[];
  readonly steps: readonly PlannedStep[];
}

/** A document that the lesson quotes. */
export interface QuotedSource {
  /** What stands in brackets behind a quote: the section, "2.1". */
  readonly id: string;
  /** Author, title, year. */
  readonly of: string;
  /** The sentences that the prose may quote. */
  readonly says: readonly string[];
}

export interface PlannedStep {
  readonly id: string;
  /** What the compiled step holds besides its prose. */
  readonly rest: Omit<Step, 'id' | 'title' | 'blocks'>;
  /** Index of the right option, when the step asks for a prediction. */
  readonly right?: number;
}

const SCALES: readonly ScaleMode[] = ['linear', 'gaps-cut'];
const LOOK_KEYS = ['select', 'autoplay', 'lane', 'tab', 'lens', 'scale', 'speed'];
const STEP_KEYS = ['id', 'with', 'until', 'stop', ...LOOK_KEYS, 'predict', 'task'];

/** `chapter` and `folder` are the names of the folders that hold the file. */
export function readPlan(source: SourceText, chapter: string, folder: string): Plan {
  const file = readYaml(source);
  const parts = file.pairs(['id', 'sources', 'scenario', 'steps']);
  const idEntry = need(file, parts, 'id');
  const id = typeof idEntry.value === 'number' ? String(idEntry.value) : idEntry.text();
  if (id !== folder) idEntry.fail(`The id is the folder's name; write id: '${folder}'.`);
  if (!id.startsWith(chapter))
    idEntry.fail(`Lesson ${id} does not belong in the folder of chapter ${chapter}.`);
  const scenarios = [readScenario(need(file, parts, 'scenario'))];
  const steps = need(file, parts, 'steps');
  const planned = steps.list().map((entry) => readStep(entry, scenarios));
  if (planned.at(-1)?.right !== undefined) {
    (steps.list().at(-1) ?? steps).fail(
      'The stop of the step behind a question answers it, and no step comes behind this one; ask earlier.',
    );
  }
  if (planned.length === 0) steps.fail('A lesson has at least one step.');
  refuseTwice(steps.list(), planned);
  return {
    id,
    chapter,
    hash: hashOf([id, scenarios, planned]),
    scenarios,
    sources: (parts.get('sources')?.list() ?? []).map(readSource),
    steps: planned,
  };
}

function readSource(entry: Entry): QuotedSource {
  const parts = entry.pairs(['id', 'of', 'says']);
  const id = need(entry, parts, 'id');
  return {
    id: typeof id.value === 'number' ? String(id.value) : id.text(),
    of: need(entry, parts, 'of').text(),
    says: need(entry, parts, 'says')
      .list()
      .map((sentence) => sentence.text()),
  };
}

function readStep(entry: Entry, scenarios: Scenario[]): PlannedStep {
  const parts = entry.pairs(STEP_KEYS);
  const id = need(entry, parts, 'id');
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id.text())) {
    id.fail(
      `A step's id is small letters, digits and single hyphens, such as 'the-101', not '${id.text()}'.`,
    );
  }
  const edits = parts.get('with');
  const until = parts.get('until');
  const [base] = scenarios;
  if (base === undefined) throw new Error('the base scenario comes first');
  const edited = edits ? applyEdits(base, readEdits(edits, base)) : base;
  const scenario = until ? { ...edited, until: until.time() } : edited;
  const task = parts.get('task');
  const predict = parts.get('predict');
  return {
    id: id.text(),
    rest: {
      stop: readStop(need(entry, parts, 'stop'), scenario),
      scenario: indexOf(scenario, scenarios),
      ...readLook(parts, scenario),
      ...(task ? { task: readTask(task, scenario) } : {}),
    },
    ...(predict ? { right: readRight(predict) } : {}),
  };
}

/** How the stage looks while the step is open. */
function readLook(parts: ReadonlyMap<string, Entry>, scenario: Scenario): Partial<Omit<Step, 'stop'>> {
  const look: { -readonly [K in keyof Step]?: Step[K] } = {};
  const select = parts.get('select');
  if (select) look.select = select.isMap ? readPredicate(select, scenario) : select.oneOf(['stop']);
  if (parts.get('autoplay')?.flag()) look.autoplay = true;
  const speed = parts.get('speed')?.number(0.001);
  if (speed !== undefined) look.speed = speed;
  const lane = parts.get('lane');
  if (lane) look.lane = readLaneName(lane, scenario);
  const [tab, lens, scale] = [parts.get('tab'), parts.get('lens'), parts.get('scale')];
  if (tab) look.tab = tab.oneOf(TABS.map(({ id }) => id));
  if (lens) look.lens = lens.oneOf(LENSES.map(({ id }) => id));
  if (scale) look.scale = scale.oneOf(SCALES);
  return look;
}

function readTask(entry: Entry, scenario: Scenario): { check: Check; solution: readonly Edit[] } {
  const parts = entry.pairs(['check', 'solution']);
  const solution = readEdits(need(entry, parts, 'solution'), scenario);
  if (solution.length === 0) entry.fail('A solution has at least one edit, or there was nothing to do.');
  return { check: readCheck(need(entry, parts, 'check'), scenario), solution };
}

/** People count options from 1, programs from 0. */
function readRight(entry: Entry): number {
  return need(entry, entry.pairs(['right']), 'right').integer(1) - 1;
}

/** Steps with equal scenarios share one, so that the app runs it once. */
function indexOf(scenario: Scenario, scenarios: Scenario[]): number {
  const text = JSON.stringify(scenario);
  const known = scenarios.findIndex((each) => JSON.stringify(each) === text);
  return known >= 0 ? known : scenarios.push(scenario) - 1;
}

function refuseTwice(entries: readonly Entry[], steps: readonly PlannedStep[]): void {
  const seen = new Set<string>();
  steps.forEach(({ id }, i) => {
    if (seen.has(id))
      entries[i]?.pairs().get('id')?.fail(`Two steps are called '${id}'; give this one another id.`);
    seen.add(id);
  });
}

const hashOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 8);
