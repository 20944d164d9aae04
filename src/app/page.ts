/** What the shell asks of a page, and tells it of the lab. */
import type { TemplateResult } from 'lit';
import type { Micros } from '../base/index.ts';
import type { Draft } from '../lab/index.ts';
import type { Excess, Scenario } from '../scenario/index.ts';
import type { Language } from '../text/index.ts';

export type PageName = 'home' | 'lesson' | 'play';

export interface Alone {
  around(picture: TemplateResult): TemplateResult;
  /** What leads by the keyboard to the first thing to do there. */
  readonly skip: string;
}

export interface Page {
  readonly name: PageName;
  /** Where the reader is, from the larger to the smaller; an empty one is left out. */
  readonly trail: readonly [chapter: string, title: string];
  /** What the browser's tab is called; undefined: as before. */
  readonly title: string | undefined;
  /** The timeline shows what has not been played yet. */
  readonly showsAll: boolean;
  /** Its actions are no marks on the timeline: they are not the learner's. */
  readonly unmarked: Scenario | undefined;
  /** Goes where that address leads. `play`: the way there is played. */
  route(hash: string, play: boolean): Promise<void>;
  speak(language: Language): Promise<void>;
  /** Copies the link to this very moment. */
  share(): Promise<void>;
  openFile(file: File): void;
  /** What stands beside the picture; its figures are those of that moment. */
  render(figuresAt: Micros): TemplateResult;
  /** It has the picture alone, without what is done with a run, and this stands around it. */
  readonly alone?: Alone;
  /** Another page takes its place. */
  leave(): void;

  /** The scenario or the playhead is another. */
  followed?(): void;
  /** More of a run has come, or another run took its place. */
  traced?(): void;
  /** Playing has come to its limit. */
  arrived?(): void;
  edited(key: string, draft: Draft): void;
  /** An edit would cost too much and was not made; or those that were kept under that key would. */
  refused(excess: Excess, kept: string | undefined): void;
  /** A bug of ours stopped the run. */
  failed(detail: string): void;
}
