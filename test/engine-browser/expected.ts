/** Hashes of the traces of fixed-runs.ts, in every engine: what is simulated changed when one of these must. */
export const EXPECTED = {
  /** Three lanes of a chat: polling, polling without keep-alive, two WebSockets. */
  chat: '648fdf4b4858032d8b8c5d12',
  /** The two WebSockets once more, compressed with and without context takeover. */
  compressed: 'b104013894b51480ceb35b2e',
  /** Handlers that sleep, throw, ask for the date and for random numbers, through MSW and mock-socket. */
  handlers: '10bbb6847dc44e6b2c27d598',
};
