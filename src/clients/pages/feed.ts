/** What an application's page asks for, and how it reads what comes. The ways in which news come are the same for all. */
import type { Shown } from '../browser.ts';

export interface Feed {
  /** The target of a question for what is newer than `since`; the answer may be held for `wait` milliseconds. */
  question(since: number, wait?: number): string;
  /** Of an event stream, which says itself where it left off. */
  readonly events: string;
  /** Of an answer without an end: what is newer than `since`, then what comes. */
  stream(since: number): string;
  /** Of a socket; `since` where it is not the page's first. */
  socket(since?: number): string;
  /** The messages in an answer, in their order; undefined for a body that is none. */
  all(body: string): readonly Shown[] | undefined;
  /** The message in an event, a line or a frame; undefined where there is none. */
  one(text: string): Shown | undefined;
  /** The page has written it, and shows it already. */
  isOwn(message: Shown): boolean;
  /** Where the page posts what it has to tell, as JSON; without it, it tells nothing. */
  readonly inbox?: {
    readonly target: string;
    /** The id that the server has given to it. */
    idIn(answer: string): number | undefined;
  };
}
