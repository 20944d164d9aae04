/**
 * One turn of the event loop: whatever was queued before it (microtasks, finished reads) runs first.
 *
 * A MessageChannel message where there is a `scheduler` (Chromium, Firefox) and in Node; two BroadcastChannels
 * in WebKit, whose MessagePorts are slow. Never `scheduler.postTask`: it can overtake the reading of a body.
 */
export type Turn = () => Promise<void>;

/** `close` lets a Node process end: an open channel keeps it alive. */
export interface Turner {
  readonly turn: Turn;
  close(): void;
}

export function makeTurner(useBroadcast: boolean, name: string): Turner {
  const waiting: (() => void)[] = [];
  const wake = (): void => waiting.shift()?.();
  if (useBroadcast) {
    const [here, there] = [new BroadcastChannel(name), new BroadcastChannel(name)];
    there.onmessage = wake;
    return {
      turn: () => next(() => here.postMessage(0)),
      close: () => [here, there].forEach((channel) => channel.close()),
    };
  }
  const { port1, port2 } = new MessageChannel();
  port2.onmessage = wake;
  return { turn: () => next(() => port1.postMessage(0)), close: () => port1.close() };

  function next(post: () => void): Promise<void> {
    return new Promise((resolve) => {
      waiting.push(resolve);
      post();
    });
  }
}
