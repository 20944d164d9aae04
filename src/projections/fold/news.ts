/** What a page says of its questions for news, and of the answers. */
import type { Trace } from '../../trace/index.ts';
import type { IndexedArrow } from './indexed.ts';

/** Whether a fact is a call by which a page asks for news. */
export function isPoll(trace: Trace, index: number): boolean {
  if (index < 0 || trace.kindAt(index) !== 'page-call') return false;
  const call = trace.at(index);
  return call.kind === 'page-call' && call.poll !== '';
}

/** Whether a fact says that somebody has a message. */
export function isMessage(trace: Trace, index: number): boolean {
  const kind = index < 0 ? 'unknown' : trace.kindAt(index);
  return kind === 'message-born' || kind === 'message-shown';
}

/** Whether such a call has led to a fact, at once or by way of redirects. */
export function isOfPoll(trace: Trace, index: number): boolean {
  let at = index;
  while (at >= 0 && trace.kindAt(at) !== 'page-call') at = trace.causeAt(at);
  return isPoll(trace, at);
}

/** The part of a lane's index that finds transfers. */
interface Finder {
  bringerOf(fact: number): IndexedArrow | undefined;
  sourceOf(arrow: IndexedArrow): IndexedArrow | undefined;
}

/** The transfers by which an answer came that a page says it has read: the last first. */
export function carriersOf(lane: Finder, read: number): readonly IndexedArrow[] {
  const carriers: IndexedArrow[] = [];
  for (let one = lane.bringerOf(read); one !== undefined; one = lane.sourceOf(one)) carriers.push(one);
  return carriers;
}
