/** Hashes of the traces of fixed-runs.ts, in every engine: what is simulated changed when one of these must. */
export const EXPECTED = {
  /** Three lanes of a chat: polling, polling without keep-alive, two WebSockets. */
  chat: '92b67daadd5368f0ed6c39a3',
  /** The two WebSockets once more, compressed with and without context takeover. */
  compressed: 'eb427fb936c6fdd89df21079',
  /** Handlers that sleep, throw, ask for the date and for random numbers, through MSW and mock-socket. */
  handlers: 'cce4c2ede82fa1074063e339',
  /** A ticker in five lanes, one for each transport. */
  ticker: '6e1f8347c08a87bf44855ee3',
};
