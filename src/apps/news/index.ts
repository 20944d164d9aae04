/** What the back ends and the pages of applications with news share. */
export { json, parseJson } from './json.ts';
export type { Source } from './source.ts';
export { held, newsStreams } from './streams.ts';
export { countIn, parseCount, parseSince, pathOf } from './targets.ts';
