/** Hashes of the traces of fixed-runs.ts, in every engine: what is simulated changed when one of these must. */
export const EXPECTED = {
  /** Three lanes of a chat: polling, polling without keep-alive, two WebSockets. */
  chat: 'eb95b56943c196117b826e52',
  /** The two WebSockets once more, compressed with and without context takeover. */
  compressed: 'f3c7fe167e59f407dfe833a6',
  /** Handlers that sleep, throw, ask for the date and for random numbers, through MSW and mock-socket. */
  handlers: '10bbb6847dc44e6b2c27d598',
};
