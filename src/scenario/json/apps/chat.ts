/** The chat: who says what. */
import * as v from 'valibot';
import { count, name, time } from '../words.ts';
import type { AppSchema } from './app-schema.ts';

/** The text is repeated this often: long messages need no long scenario. */
const times = v.optional(v.pipe(count(1_048_576), v.minValue(1)));

const says = v.object({
  deed: v.literal('say'),
  from: name,
  text: v.string(),
  times,
  /** On a socket the message leaves in this many frames, `pause` apart. */
  pieces: v.optional(v.pipe(count(64), v.minValue(1))),
  pause: v.optional(time),
});

export const chat = {
  settings: {},
  server: [says],
  client: [v.object({ deed: v.literal('say'), text: v.string(), times })],
  times: ['pause'],
  load: (_spec, _until, deeds: readonly v.InferOutput<typeof says>[]) => ({
    messages: deeds.reduce((sum, { pieces = 1 }) => sum + pieces - 1, 0),
    octets: 0,
    longest: deeds.reduce((most, { pieces = 1, pause = 0 }) => Math.max(most, pause * pieces), 0),
  }),
} as const satisfies AppSchema;
