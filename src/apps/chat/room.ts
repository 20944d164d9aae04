/** The chat's state: messages in order and who listens. Both faces of the back end stand on it. */
import type { Micros } from '../../base/index.ts';
import type { BackEndTools, LabSocket } from '../../servers/index.ts';
import { parseJson, type Source } from '../news/index.ts';

export interface ChatMessage {
  readonly id: number;
  readonly from: string;
  readonly text: string;
}

export class ChatRoom implements Source<ChatMessage> {
  readonly #tools: BackEndTools;
  readonly #messages: ChatMessage[] = [];
  readonly #members = new Set<LabSocket>();
  readonly #listeners = new Set<(message: ChatMessage) => void>();

  constructor(tools: BackEndTools) {
    this.#tools = tools;
  }

  since(id: number): readonly ChatMessage[] {
    const news = this.#messages.slice(id);
    this.#kept('read', news);
    return news;
  }

  /** Stores a message, tells the listeners, and sends it to every socket but its sender's. */
  post(from: string, text: string, sender?: LabSocket, pieces = 1, pause = 0 as Micros): ChatMessage {
    const message = { id: this.#messages.length + 1, from, text };
    this.#messages.push(message);
    this.#kept('insert', [message]);
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

  #kept(does: 'insert' | 'read', rows: readonly ChatMessage[]): void {
    const first = rows[0]?.id ?? 0;
    this.#tools.record('store', { does, count: rows.length, table: 'messages', first });
  }

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
  const value = parseJson(json);
  if (typeof value !== 'object' || value === null || !('from' in value) || !('text' in value))
    return undefined;
  const { from, text } = value;
  return typeof from === 'string' && typeof text === 'string' ? { from, text } : undefined;
}
