/** `wire101.WebSocket`: the console's own socket on the simulated network, with the standard's surface. */
import { type Bytes, concat, fromUtf8, type Micros, toHex, utf8 } from '../../base/index.ts';
import { clampedCode, closeMistake, type Mistake, protocolsMistake } from '../../clients/index.ts';
import type { ClientDeed } from '../../scenario/index.ts';
import type { Fact, Trace } from '../../trace/index.ts';
import { fieldValue, ResponseDecoder } from '../../wire/http1/index.ts';
import {
  type ControlMessage,
  type DataMessage,
  FrameDecoder,
  MessageAssembler,
  OPCODE,
} from '../../wire/websocket/index.ts';
import type { Deflate } from '../../wire/websocket/deflate/index.ts';
import { type Calls, findCall, nextName } from './calls.ts';

/** More than either end lets through. */
const MAX_MESSAGE = 2 ** 26;

export class ConsoleSocket extends EventTarget {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static readonly CLOSED = 3;
  readonly url: string;
  protocol = '';
  extensions = '';
  /** Octets that `send` was given and no frame has taken along yet; those that came too late stay. */
  bufferedAmount = 0;
  binaryType: BinaryType = 'blob';
  readyState: 0 | 1 | 2 | 3 = 0;
  onopen: ((event: Event) => void) | null = null;
  onmessage: ((event: MessageEvent) => void) | null = null;
  onerror: ((event: Event) => void) | null = null;
  onclose: ((event: CloseEvent) => void) | null = null;
  readonly #calls: Calls;
  readonly #lane: string;
  readonly #call = nextName();
  /** Sizes of the messages that no frame has taken along yet. */
  readonly #unsent: number[] = [];
  /** Pending while a Blob is being read: whatever was called behind it waits. */
  #reading: Promise<void> | undefined;
  /** Facts of the connection that were told already. */
  #told = 0;
  /** When the newest of them happened: what the page does now, it does because of that. */
  #toldAt = 0 as Micros;
  #decoder: FrameDecoder | undefined;
  #assembler: MessageAssembler | undefined;
  #deflate: Deflate | undefined;
  readonly #watcher = (trace: Trace): boolean => this.#look(trace);
  #read = 0;

  /** @throws DOMException named SyntaxError for an address that is none, or subprotocols that may not be offered. */
  constructor(url: string | URL, calls: Calls, offered: string | readonly string[] = []) {
    super();
    const protocols = typeof offered === 'string' ? [offered] : offered.map(String);
    throwIf(protocolsMistake(protocols));
    const parsed = addressOf(String(url));
    this.url = parsed.href;
    this.#calls = calls;
    this.#lane = calls.lane(true);
    const target = parsed.pathname + parsed.search;
    calls.act(this.#lane, { deed: 'socket-open', call: this.#call, target, protocols: [...protocols] });
    calls.watch(this.#lane, this.#watcher);
  }

  /** @throws DOMException named InvalidStateError before it is open. */
  send(data: string | Blob | ArrayBuffer | ArrayBufferView<ArrayBuffer>): void {
    if (this.readyState === 0) throw new DOMException('Still in CONNECTING state.', 'InvalidStateError');
    const given = data instanceof Blob ? data : payloadOf(data);
    const size =
      given instanceof Blob ? given.size : typeof given === 'string' ? utf8(given).length : given.length;
    this.bufferedAmount += size;
    if (this.readyState > 1) return;
    this.#unsent.push(size);
    const call = this.#call;
    const octets = (bytes: Bytes): ClientDeed => ({ deed: 'socket-send-octets', call, hex: toHex(bytes) });
    if (given instanceof Blob)
      this.#act(given.arrayBuffer().then((buffer) => octets(new Uint8Array(buffer))));
    else this.#act(typeof given === 'string' ? { deed: 'socket-send', call, text: given } : octets(given));
  }

  /** @throws DOMException named InvalidAccessError or SyntaxError for what a page may not send. */
  close(code?: number, reason?: string): void {
    // Web IDL: whatever a console gives becomes a number and a text of whole characters.
    const clamped = clampedCode(code === undefined ? undefined : Number(code));
    const text = reason === undefined ? undefined : fromUtf8(utf8(String(reason)));
    throwIf(closeMistake(clamped, text ?? ''));
    if (this.readyState < 2) this.readyState = 2;
    const how = {
      ...(clamped !== undefined && { code: clamped }),
      ...(text !== undefined && { reason: text }),
    };
    this.#act({ deed: 'socket-close', call: this.#call, ...how });
  }

  /** Deeds happen in the order of their calls, and a Blob takes a while to read. */
  #act(deed: ClientDeed | Promise<ClientDeed>): void {
    const after = this.#toldAt;
    const act = (ready: ClientDeed): void => this.#calls.act(this.#lane, ready, after);
    if (this.#reading === undefined && !(deed instanceof Promise)) return act(deed);
    const reading = Promise.all([deed, this.#reading])
      .then(([ready]) => act(ready), reportError)
      .finally(() => {
        if (this.#reading === reading) this.#reading = undefined;
      });
    this.#reading = reading;
  }

  /** Tells what has happened since the last look; true once the socket is closed. */
  #look(trace: Trace): boolean {
    const opened = findCall(trace, this.#call);
    if (opened === undefined) return false;
    let n = 0;
    for (let i = opened.index; i < trace.length; i++) {
      const kind = trace.kindAt(i);
      if (kind !== 'socket-event' && kind !== 'response-received' && kind !== 'frame-sent') continue;
      const fact = trace.at(i);
      if (fact.conn !== opened.conn) continue;
      n += 1;
      if (n <= this.#told) continue;
      if (kind === 'frame-sent') {
        this.#told = n;
        if (fact.up && (fact.value & 0xf) < OPCODE.close) this.bufferedAmount -= this.#unsent.shift() ?? 0;
        continue;
      }
      if (!this.#calls.due(fact.at)) return false;
      if (kind === 'response-received' && !this.#answered(fact, trace)) return false;
      this.#told = n;
      this.#toldAt = fact.at;
      if (kind === 'socket-event') this.#tell(fact, trace);
      if (this.readyState === 3) return true;
      if (this.#calls.outdated) return false;
    }
    return false;
  }

  /** Reads the answer to the handshake; false while what unpacks the messages behind it is being fetched. */
  #answered({ conn, from, to }: Fact, trace: Trace): boolean {
    const decoder = new ResponseDecoder();
    decoder.push(trace.stream(conn, false).slice(from, to));
    const answer = decoder.next();
    if (answer?.kind !== 'message' || answer.head.status !== 101) return true;
    const { fields } = answer.head;
    const extensions = fieldValue(fields, 'Sec-WebSocket-Extensions') ?? '';
    if (extensions !== '' && this.#deflate === undefined) {
      void this.#fetchDeflate();
      return false;
    }
    this.protocol = fieldValue(fields, 'Sec-WebSocket-Protocol') ?? '';
    this.extensions = extensions;
    const inflater = this.#deflate?.inflaterFor(extensions, 'server', MAX_MESSAGE);
    const rsv = inflater === undefined ? 0 : 4; // RSV1, RFC 7692 §6
    this.#decoder = new FrameDecoder({ role: 'client', maxPayload: MAX_MESSAGE, rsv, position: to });
    this.#assembler = new MessageAssembler(inflater === undefined ? {} : { inflater });
    this.#read = to;
    return true;
  }

  async #fetchDeflate(): Promise<void> {
    this.#deflate = await import('../../wire/websocket/deflate/index.ts');
    this.#calls.watch(this.#lane, this.#watcher); // looks at once
  }

  #tell(fact: Fact, trace: Trace): void {
    switch (fact.text) {
      case 'open':
        this.readyState = 1;
        return this.#fire(new Event('open'), this.onopen);
      case 'message':
        for (const data of this.#messages(trace, fact))
          this.#fire(new MessageEvent('message', { data, origin: new URL(this.url).origin }), this.onmessage);
        return;
      case 'error':
        return this.#fire(new Event('error'), this.onerror);
      case 'close': {
        this.readyState = 3;
        const { value: code } = fact;
        const how = { code, reason: this.#reason(trace, fact), wasClean: code !== 1006 };
        this.#fire(new CloseEvent('close', how), this.onclose);
      }
    }
  }

  /** Messages whose octets have come since the last look. */
  *#messages(trace: Trace, { conn, cause }: Fact): Generator<string | Blob | ArrayBuffer> {
    for (const message of this.#received(trace, conn, trace.at(cause).to)) {
      if (message.kind !== 'message') continue;
      const data = concat(message.parts);
      if (message.opcode === OPCODE.text) yield fromUtf8(data);
      else yield this.binaryType === 'blob' ? new Blob([data]) : data.buffer;
    }
  }

  /** What the server's Close frame says; 1006 means that none has come. */
  #reason(trace: Trace, { conn, value }: Fact): string {
    if (value === 1006) return '';
    for (const message of this.#received(trace, conn, Infinity))
      if (message.kind === 'close') return message.reason;
    return '';
  }

  *#received(trace: Trace, conn: number, to: number): Generator<DataMessage | ControlMessage> {
    const decoder = this.#decoder;
    const octets = trace.stream(conn, false).slice(this.#read, to);
    decoder?.push(octets);
    this.#read += octets.length;
    for (let piece = decoder?.next(); piece?.kind === 'piece'; piece = decoder?.next()) {
      const message = this.#assembler?.push(piece);
      if (message !== undefined && message.kind !== 'failure') yield message;
    }
  }

  #fire<E extends Event>(event: E, handler: ((event: E) => void) | null): void {
    try {
      handler?.call(this, event);
    } catch (error) {
      reportError(error); // as the platform does for a listener that throws
    }
    this.dispatchEvent(event);
  }
}

function throwIf(mistake: Mistake | undefined): void {
  if (mistake !== undefined) throw new DOMException(mistake.message, mistake.name);
}

/** WHATWG WebSockets §3.1: http stands for ws; other schemes, and fragments, are mistakes. */
function addressOf(url: string): URL {
  const parsed = URL.parse(url, location.href);
  const address = parsed && URL.parse(parsed.href.replace(/^http/, 'ws'));
  if (address && /^wss?:$/.test(address.protocol) && !address.href.includes('#')) return address;
  const wanted = "Expected ws:, wss:, http: or https:, and no '#'.";
  throw new DOMException(`'${url}' is no address of a socket. ${wanted}`, 'SyntaxError');
}

/** Binary data as octets, anything else as text, like the platform. */
function payloadOf(data: unknown): string | Bytes {
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  if (ArrayBuffer.isView(data) && data.buffer instanceof ArrayBuffer)
    return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return String(data);
}
