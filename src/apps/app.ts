/** What an application is to those who put a lane together: a back end, what its pages ask for, and deeds of its own. */
import type { Micros, Random } from '../base/index.ts';
import type { Feed, NewsPage } from '../clients/pages/index.ts';
import type { AppClientDeed, AppServerDeed, AppSpec } from '../scenario/index.ts';
import type { BackEnd, BackEndTools, RequestHandler } from '../servers/index.ts';

/** It is handed the deeds of all applications, and carries out its own. */
export interface AppBackEnd extends BackEnd<RequestHandler> {
  act(deed: AppServerDeed): void;
}

/** What a back end begins with. */
export interface Beginning {
  /** The same in every lane of a run: what a back end makes up, it makes up alike. */
  readonly random: Random;
  /** What an event stream says about connecting again; undefined where the lane has none. */
  readonly retry: Micros | undefined;
}

export interface App<A extends AppSpec = AppSpec> {
  backEnd(tools: BackEndTools, spec: A, beginning: Beginning): AppBackEnd;
  /** What the page of somebody with that name asks for. */
  feed(name: string): Feed;
  /** Carries out a deed of its own at that page. */
  click(page: NewsPage, name: string, deed: AppClientDeed): void;
}
