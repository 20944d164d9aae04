/** What is broken at the playhead; `sockets`: some lane speaks WebSocket. */
export interface Broken {
  readonly cable: boolean;
  readonly server: boolean;
  readonly tab: boolean;
  readonly slow: boolean;
  readonly sockets: boolean;
}

/** What can break of each, or be whole again: of each pair only the sensible next one. */
export const faultsOf = ({
  cable,
  server,
  tab,
  slow,
  sockets,
}: Broken): Readonly<Record<'page' | 'path' | 'server', readonly Fault['what'][]>> => ({
  path: [cable ? 'cable-in' : 'cable-out'],
  server: [
    server ? 'restart' : 'crash',
    slow ? 'fast' : 'slow',
    ...(sockets && !server ? (['close', 'ping'] as const) : []),
  ],
  page: [tab ? 'wake' : 'sleep'],
});

/** What shall happen at the playhead; `code` of the Close frames. */
export interface Fault {
  readonly what:
    | 'cable-out'
    | 'cable-in'
    | 'crash'
    | 'restart'
    | 'sleep'
    | 'wake'
    | 'slow'
    | 'fast'
    | 'close'
    | 'ping';
  readonly code: number;
}

/** The menu's events; all bubble and cross shadow roots. */
export interface FaultsEventMap {
  /** It opens, and wants to know what is broken now. */
  'w-look': CustomEvent<Record<never, never>>;
  'w-fault': CustomEvent<Fault>;
}

/** Close codes that a server may send (RFC 6455 §7.4.1 and the IANA registry), those with a story. */
export const CODES = [1000, 1001, 1008, 1011, 1012, 1013] as const;
