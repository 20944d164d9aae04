/** The chat's state: messages in order and who listens. Both faces of the back end stand on it. */
import type { Micros } from '../../../base/index.ts';
import type { BackEndTools, LabSocket } from '../../../servers/index.ts';

export interface ChatMessage {
  readonly id: number;
  readonly from: string;
  readonly text: string;
}

export class ChatRoom {
  readonly #tools: BackEndTools;
  readonly #messages: ChatMessage[] = [];
  readonly #members = new Set<LabSocket>();
  readonly #listeners = new Set<(message: ChatMessage) => void>();

  constructor(tools: BackEndTools) {
    this.#tools = tools;
  }

  since(id: number): readonly ChatMessage[] {
    return this.#messages.slice(id);
  }

  /** Stores a message, tells the listeners, and sends it to every socket but its sender's. */
  post(from: string, text: string, sender?: LabSocket, pieces = 1, pause = 0 as Micros): ChatMessage {
    const message = { id: this.#messages.length + 1, from, text };
    this.#messages.push(message);
    this.#tools.born(message.id, from, text);
    const json = JSON.stringify(message);
    for (const member of this.#members) {
      if (member === sender) continue;
      if (pieces > 1) member.sendPieces(json, pieces, pause);
      else member.send(json);
    }
    for (const tell of this.#listeners) tell(message);
    return message;
  }

  /** Hears each new message until what it returns is called. */
  listen(tell: (message: ChatMessage) => void): () => void {
    this.#listeners.add(tell);
    return () => void this.#listeners.delete(tell);
  }

  join(member: LabSocket): void {
    this.#members.add(member);
  }

  leave(member: LabSocket): void {
    this.#members.delete(member);
  }
}

/** A message as a page sends it; undefined for anything else. */
export function parseSaying(json: string): { from: string; text: string } | undefined {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null || !('from' in value) || !('text' in value))
    return undefined;
  const { from, text } = value;
  return typeof from === 'string' && typeof text === 'string' ? { from, text } : undefined;
}

/** `/messages` of `/messages?since=3`. */
export const pathOf = (target: string): string => target.split('?', 1)[0] ?? '';

/** `?since=` of a target or an address; 0 where there is none or no number. */
export const parseSince = (target: string): number =>
  parseCount(new URLSearchParams(target.slice(pathOf(target).length)).get('since'));

/** A whole number from 0; 0 for anything else. */
export function parseCount(text: string | null | undefined): number {
  const count = Number(text ?? 0);
  return Number.isSafeInteger(count) && count >= 0 ? count : 0;
}
