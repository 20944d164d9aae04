/** What every page with a run needs at once; `editing/` and `tables/` are entries of their own, loaded behind the picture. */
export { Costs } from './costs.ts';
export { type Draft, UNEDITED } from './draft.ts';
export type { LabEvents } from './events.ts';
export type { History } from './history.ts';
export { type Inquirer, Inquiry } from './inquiry.ts';
export { type Editing, Lab } from './lab.ts';
export { FIRST_LOOKS, type Looks, scaled, zoomed } from './looks.ts';
export { memo } from './memo.ts';
export { NOTHING_SELECTED, type Selection } from './selection.ts';
export type { Tables, Views } from './views.ts';
