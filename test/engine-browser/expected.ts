/** Hashes of the traces of fixed-runs.ts, in every engine: what is simulated changed when one of these must. */
export const EXPECTED = {
  /** Three lanes of a chat: polling, polling without keep-alive, two WebSockets. */
  chat: 'bff1c1ecd6809f1d6ff25f80',
  /** The two WebSockets once more, compressed with and without context takeover. */
  compressed: 'c41e73edb02664fae78c69e0',
  /** Handlers that sleep, throw, ask for the date and for random numbers, through MSW and mock-socket. */
  handlers: '298b6e20efb704547214ccbf',
};
