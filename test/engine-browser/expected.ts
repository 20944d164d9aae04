/** Hashes of the traces of fixed-runs.ts, in every engine: what is simulated changed when one of these must. */
export const EXPECTED = {
  /** Three lanes of a chat: polling, polling without keep-alive, two WebSockets. */
  chat: 'ca0e6c22375d26be1a73eede',
  /** The two WebSockets once more, compressed with and without context takeover. */
  compressed: 'caa568f62637279863f975b4',
  /** Handlers that sleep, throw, ask for the date and for random numbers, through MSW and mock-socket. */
  handlers: '298b6e20efb704547214ccbf',
};
