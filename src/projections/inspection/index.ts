/** What is asked of a lane's index one thing at a time: the detail of an arrow, the rows of the table Frames. */
export { acknowledgmentOf, detailOf } from './detail.ts';
export { FrameList, frameRows, type RowsPatch } from './frames.ts';
export { type Detail, type InspectorTab, type Lens, LENSES, TABS } from './views.ts';
