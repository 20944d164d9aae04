/** Hashes of the traces of fixed-runs.ts, in every engine: what is simulated changed when one of these must. */
export const EXPECTED = {
  /** Three lanes of a chat: polling, polling without keep-alive, two WebSockets. */
  chat: '1b80d929eecbc920352f928c',
  /** The two WebSockets once more, compressed with and without context takeover. */
  compressed: '853b6f6b2ec36114c843091f',
  /** Handlers that sleep, throw, ask for the date and for random numbers, through MSW and mock-socket. */
  handlers: '298b6e20efb704547214ccbf',
};
