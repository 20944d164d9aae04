/** Hashes of the traces of fixed-runs.ts, in every engine: what is simulated changed when one of these must. */
export const EXPECTED = {
  /** Three lanes of a chat: polling, polling without keep-alive, two WebSockets. */
  chat: '1f3d3c0280ce8c78d510b467',
  /** The two WebSockets once more, compressed with and without context takeover. */
  compressed: '8425c0af03595d324069015f',
  /** Handlers that sleep, throw, ask for the date and for random numbers, through MSW and mock-socket. */
  handlers: '298b6e20efb704547214ccbf',
};
