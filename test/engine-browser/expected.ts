/** Hashes of the traces of fixed-runs.ts, in every engine: what is simulated changed when one of these must. */
export const EXPECTED = {
  /** Three lanes of a chat: polling, polling without keep-alive, two WebSockets. */
  chat: 'f283e3f1d7e04995c7263d3f',
  /** The two WebSockets once more, compressed with and without context takeover. */
  compressed: 'adc653cbe86e0002d914433f',
  /** Handlers that sleep, throw, ask for the date and for random numbers, through MSW and mock-socket. */
  handlers: '7267c5be71fad77ecbfd91fd',
};
