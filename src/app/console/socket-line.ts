/** What carries the messages of a console's socket: deeds go into the scenario, events come out of the trace. */
import { type Bytes, concat, fromUtf8, type Micros, toHex } from '../../base/index.ts';
import type {
  Payload,
  SocketCarrier,
  SocketState,
  WebSocketInterface,
} from '../../clients/interfaces/index.ts';
import type { ClientDeed } from '../../scenario/index.ts';
import type { Fact, FactOf, Span } from '../../trace/index.ts';
import { fieldValue, ResponseDecoder } from '../../wire/http1/index.ts';
import {
  type ControlMessage,
  type DataMessage,
  FrameDecoder,
  MAX_MESSAGE,
  MessageAssembler,
  OPCODE,
  RSV1,
} from '../../wire/websocket/index.ts';
import type { CallIndex } from './call-index.ts';
import type { Calls, News, Pending } from './calls.ts';

export class SocketLine implements SocketCarrier, Pending {
  readonly lane: string;
  readonly name: string;
  readonly #calls: Calls;
  readonly #state: SocketState;
  #socket: WebSocketInterface | undefined;
  /** The run has nothing of it. */
  #isRefused = false;
  /** Sizes of the messages that no frame has taken along yet. */
  readonly #unsent: number[] = [];
  /** Pending while a Blob is being read: whatever was called behind it waits. */
  #reading: Promise<void> | undefined;
  /** Facts of the connection that were told already. */
  #told = 0;
  /** When the newest of them happened: before it, this socket can do nothing. */
  #toldAt = 0 as Micros;
  #decoder: FrameDecoder | undefined;
  #assembler: MessageAssembler | undefined;
  #read = 0;

  constructor(state: SocketState, calls: Calls) {
    this.#state = state;
    this.#calls = calls;
    this.lane = calls.lane(true);
    this.name = calls.name();
  }

  open(socket: WebSocketInterface, target: string, protocols: readonly string[]): void {
    this.#socket = socket;
    this.#calls.begin(this, { deed: 'socket-open', call: this.name, target, protocols: [...protocols] });
  }

  /** Fetch §4.7: no connection is made to such a port, and the page hears of a network error. */
  refuse(socket: WebSocketInterface): void {
    this.#socket = socket;
    this.#isRefused = true;
    this.#calls.refuse(this);
  }

  send(given: Payload, size: number): void {
    this.#unsent.push(size);
    const call = this.name;
    const octets = (bytes: Bytes): ClientDeed => ({ deed: 'socket-send-octets', call, hex: toHex(bytes) });
    if (given instanceof Blob)
      this.#act(given.arrayBuffer().then((buffer) => octets(new Uint8Array(buffer))));
    else this.#act(typeof given === 'string' ? { deed: 'socket-send', call, text: given } : octets(given));
  }

  close(code: number | undefined, reason: string | undefined): void {
    if (this.#state.readyState >= 2) return;
    this.#state.readyState = 2;
    if (this.#isRefused) return;
    const how = { ...(code !== undefined && { code }), ...(reason !== undefined && { reason }) };
    this.#act({ deed: 'socket-close', call: this.name, ...how });
  }

  get waits(): boolean {
    return this.#state.readyState === 0 || this.#state.readyState === 2;
  }

  get isOver(): boolean {
    return this.#state.readyState === 3;
  }

  fail(): void {
    this.#state.readyState = 3;
    this.#socket?.dispatchEvent(new Event('error'));
    this.#socket?.dispatchEvent(new CloseEvent('close', { code: 1006 }));
  }

  /** Deeds happen in the order of their calls, and a Blob takes a while to read. */
  #act(deed: ClientDeed | Promise<ClientDeed>): void {
    const act = (ready: ClientDeed): void => void this.#calls.act(this.lane, ready, this.#toldAt);
    if (this.#reading === undefined && !(deed instanceof Promise)) return act(deed);
    const reading = Promise.all([deed, this.#reading])
      .then(([ready]) => act(ready))
      .catch((error: unknown) => reportError(error))
      .finally(() => {
        if (this.#reading === reading) this.#reading = undefined;
      });
    this.#reading = reading;
  }

  news(index: CallIndex, until: number): News | undefined {
    const conn = index.calls(this.name)[0]?.conn;
    if (conn === undefined) return undefined;
    const facts = index.connection(conn);
    for (let fact = facts[this.#told]; fact !== undefined; fact = facts[this.#told]) {
      if (fact.at > until) return undefined;
      if (fact.kind === 'socket-event') {
        const event = fact;
        const tell = (): void => {
          this.#tell(event, index);
          // WHATWG WebSockets §4: error and close come in one task.
          if (event.event === 'error') this.news(index, until)?.tell();
        };
        return { at: fact.at, tell };
      }
      if (fact.kind === 'response-received' && !this.#answered(fact, index)) {
        // What unpacks messages is on its way, or cannot be had.
        return this.#calls.codec === 'missing' ? { at: fact.at, tell: () => this.fail() } : undefined;
      }
      this.#passed(fact);
    }
    return undefined;
  }

  /** What is no event. */
  #passed(fact: Fact): void {
    this.#told += 1;
    this.#toldAt = fact.at;
    const state = this.#state;
    if (fact.kind === 'ready-state' && fact.state === 2 && state.readyState < 2) state.readyState = 2;
    if (fact.kind === 'frame-sent' && fact.up && fact.opcode < OPCODE.close)
      state.bufferedAmount -= this.#unsent.shift() ?? 0;
  }

  /** Reads the answer to the handshake; false while what unpacks the messages behind it is being fetched. */
  #answered({ conn, from, to }: Span, index: CallIndex): boolean {
    const decoder = new ResponseDecoder();
    decoder.push(index.octets(conn, false, from, to));
    const answer = decoder.next();
    if (answer?.kind !== 'message' || answer.head.status !== 101) return true;
    const { fields } = answer.head;
    const extensions = fieldValue(fields, 'Sec-WebSocket-Extensions') ?? '';
    const codec = extensions === '' ? undefined : this.#calls.codec;
    if (codec === 'missing' || (extensions !== '' && codec === undefined)) return false;
    this.#state.protocol = fieldValue(fields, 'Sec-WebSocket-Protocol') ?? '';
    this.#state.extensions = extensions;
    const inflater = codec?.inflaterFor(extensions, 'server', MAX_MESSAGE);
    const rsv = inflater === undefined ? 0 : RSV1;
    this.#decoder = new FrameDecoder({ role: 'client', maxPayload: MAX_MESSAGE, rsv, position: to });
    this.#assembler = new MessageAssembler(inflater === undefined ? {} : { inflater });
    this.#read = to;
    return true;
  }

  #tell(fact: FactOf<'socket-event'>, index: CallIndex): void {
    this.#passed(fact);
    const socket = this.#socket;
    const state = this.#state;
    switch (fact.event) {
      case 'open':
        state.readyState = 1;
        socket?.dispatchEvent(new Event('open'));
        return;
      case 'message': {
        const message = this.#message(index, fact);
        if (message === undefined) return;
        const bytes = concat(message.parts);
        const binary = socket?.binaryType === 'blob' ? new Blob([bytes]) : bytes.buffer;
        const data = message.opcode === OPCODE.text ? fromUtf8(bytes) : binary;
        socket?.dispatchEvent(new MessageEvent('message', { data, origin: new URL(state.url).origin }));
        return;
      }
      case 'error':
        state.readyState = 3;
        socket?.dispatchEvent(new Event('error'));
        return;
      case 'close': {
        state.readyState = 3;
        const { code } = fact;
        const how = { code, reason: this.#reason(index, fact), wasClean: code !== 1006 };
        socket?.dispatchEvent(new CloseEvent('close', how));
      }
    }
  }

  /** The message that a fact speaks of: the next one. */
  #message(index: CallIndex, { conn, cause }: FactOf<'socket-event'>): DataMessage | undefined {
    const frame = index.fact(cause);
    const to = frame?.kind === 'frame-received' ? frame.to : 0;
    for (const message of this.#received(index, conn, to)) if (message.kind === 'message') return message;
    return undefined;
  }

  /** What the server's Close frame says; 1006 means that none has come. */
  #reason(index: CallIndex, { conn, code }: FactOf<'socket-event'>): string {
    if (code === 1006) return '';
    for (const message of this.#received(index, conn, Infinity))
      if (message.kind === 'close') return message.reason;
    return '';
  }

  /** Messages whose octets have come; those that are not taken out stay for the next time. */
  *#received(index: CallIndex, conn: number, to: number): Generator<DataMessage | ControlMessage> {
    const decoder = this.#decoder;
    const octets = index.octets(conn, false, this.#read, to);
    decoder?.push(octets);
    this.#read += octets.length;
    for (let piece = decoder?.next(); piece?.kind === 'piece'; piece = decoder?.next()) {
      const message = this.#assembler?.push(piece);
      if (message !== undefined && message.kind !== 'failure') yield message;
    }
  }
}
