/** Hashes of the traces of fixed-runs.ts, in every engine: what is simulated changed when one of these must. */
export const EXPECTED = {
  /** Three lanes of a chat: polling, polling without keep-alive, two WebSockets. */
  chat: 'ff34065741a3b591117640b5',
  /** The two WebSockets once more, compressed with and without context takeover. */
  compressed: 'e9fbad462235902b5d02a703',
  /** Handlers that sleep, throw, ask for the date and for random numbers, through MSW and mock-socket. */
  handlers: 'cce4c2ede82fa1074063e339',
  /** A ticker in five lanes, one for each transport. */
  ticker: '6e1f8347c08a87bf44855ee3',
};
