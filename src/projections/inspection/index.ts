/** What is asked of a lane's index one thing at a time: the detail of an arrow, the texts of the table Frames. */
export { acknowledgmentOf, detailOf } from './detail.ts';
export { FrameSearch, frameTextOf, type Matches } from './frames.ts';
export { type Detail, type InspectorTab, type Lens, LENSES, TABS } from './views.ts';
