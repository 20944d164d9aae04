/** Answers to the page's questions. */
import { type Figures, parseFigure } from '../course/play/index.ts';
import { previousStop, selectedOf, stopOf, verify } from '../course/play/judge/index.ts';
import { addressOf } from '../projections/fold/index.ts';
import { ledgerAt } from '../projections/index.ts';
import { http2Lanes } from '../scenario/index.ts';
import type { Extras } from './parts.ts';
import type { Question, Questions } from './questions.ts';
import type { Run } from './run.ts';

type Runs = ReadonlyMap<string, Run>;
type Answer<N extends keyof Questions> = Questions[N]['answer'];

/** Fetches what it takes to look into octets. */
type Fetch = () => Promise<Extras>;

/** `runs`: those that the question means, by lane; undefined where it means another. */
export async function answer(
  question: Question,
  runs: Runs,
  fetch: Fetch,
): Promise<Answer<keyof Questions> | undefined> {
  switch (question.about) {
    case 'way':
      return wayOf(question, runs);
    case 'judge':
      return judge(question, runs, fetch);
    case 'selected': {
      const lane = runOf(runs, question.address);
      const { detailOf, acknowledgmentOf, deflate } = await fetch();
      if (lane === undefined) return {};
      const detail = detailOf(lane.index, question.address, question.cursor, deflate);
      const acknowledgment = acknowledgmentOf(lane.index, question.address);
      return { ...(detail && { detail }), ...(acknowledgment && { acknowledgment }) };
    }
    case 'texts': {
      const { frameTextOf, deflate } = await fetch();
      return question.addresses.map((address) => {
        const lane = runOf(runs, address)?.index;
        const arrow = lane?.find(address);
        return lane && arrow && 'what' in arrow ? frameTextOf(lane, arrow, deflate) : undefined;
      });
    }
    case 'matches': {
      const run = runs.get(question.lane);
      const { FrameSearch, deflate } = await fetch();
      if (run !== undefined) run.search ??= new FrameSearch(run.index, deflate);
      return run?.search?.find(question.text, question.from);
    }
    case 'http2': {
      const run = runs.get(question.lane);
      const { http2Cost } = await fetch();
      return run && http2Cost(run.index.trace).octets.since(question.from);
    }
  }
}

/** The run of the lane that an address is of. */
const runOf = (runs: Runs, address: string): Run | undefined => runs.get(address.split('/', 1)[0] ?? '');

const tracesOf = (runs: Runs) => new Map([...runs].map(([lane, { index }]) => [lane, index.trace]));

export function wayOf({ stops, n }: Questions['way']['asks'], runs: Runs): Answer<'way'> {
  const traces = tracesOf(runs);
  const place = stopOf(stops, n, traces);
  const from = previousStop(stops, n, traces).at;
  if (place === undefined) return { from };
  const selected = selectedOf(stops, n, traces);
  const lane = runs.get(selected?.lane ?? '')?.index;
  const address = lane === undefined || selected === undefined ? '' : addressOf(lane, selected.index);
  return { from, stop: { at: place.at, address } };
}

async function judge(
  { stops, n, cursor, task }: Questions['judge']['asks'],
  runs: Runs,
  fetch: Fetch,
): Promise<Answer<'judge'>> {
  const traces = tracesOf(runs);
  const place = stopOf(stops, n, traces);
  const isReached = place !== undefined && cursor >= place.at;
  if (task === undefined) return { isReached };
  const { check, scenario } = task;
  const counted = http2Lanes(scenario);
  const extras = counted.length > 0 ? await fetch() : undefined;
  const figures: Figures = (name) => {
    const parts = parseFigure(name);
    const run = parts && runs.get(parts.lane);
    if (parts === undefined || run === undefined) return -1;
    const { trace, totals, lane } = run.index;
    const http2 = counted.includes(lane) ? extras?.http2Cost(trace).octets.at(cursor) : undefined;
    return ledgerAt(totals, cursor, http2)[parts.field];
  };
  return { isReached, task: verify(check, { scenario, traces, cursor, figures }) };
}
