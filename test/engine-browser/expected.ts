/** Hashes of the traces of fixed-runs.ts, in every engine: what is simulated changed when one of these must. */
export const EXPECTED = {
  /** Three lanes of a chat: polling, polling without keep-alive, two WebSockets. */
  chat: '6ee4016fd875513d2c19f66c',
  /** The two WebSockets once more, compressed with and without context takeover. */
  compressed: '580d254c63e1cdd9ef1d34d0',
  /** Handlers that sleep, throw, ask for the date and for random numbers, through MSW and mock-socket. */
  handlers: 'cce4c2ede82fa1074063e339',
};
