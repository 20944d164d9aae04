/** What the chat's pages ask for, and its JSON as they read it: whatever has another shape is ignored. */
import type { Shown } from '../../clients/index.ts';
import type { Feed } from '../../clients/pages/index.ts';
import { parseJson } from '../news/index.ts';

/** `name`: whose page it is. */
export const chatFeed = (name: string): Feed => ({
  question: (since, wait) => `/messages?since=${since}${wait === undefined ? '' : `&wait=${wait}`}`,
  events: '/events',
  stream: (since) => `/stream?since=${since}`,
  socket: (since) => `/chat${since === undefined ? '' : `?since=${since}`}`,
  all(body) {
    const value = parseJson(body);
    return Array.isArray(value) ? value.filter(isMessage) : undefined;
  },
  one(text) {
    const value = parseJson(text);
    return isMessage(value) ? value : undefined;
  },
  isOwn: ({ from }) => from === name,
  inbox: {
    target: '/messages',
    idIn(answer) {
      const value = parseJson(answer);
      return hasId(value) ? value.id : undefined;
    },
  },
});

const hasId = (value: unknown): value is { readonly id: number } =>
  typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'number';

const isMessage = (value: unknown): value is Shown =>
  hasId(value) &&
  'from' in value &&
  typeof value.from === 'string' &&
  'text' in value &&
  typeof value.text === 'string';
