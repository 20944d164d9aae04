/** The lists beside the picture: frames, requests, and how lanes bring what a page has not asked for. */
export { FrameTable } from './frame-table.ts';
export { newestOf } from './newest.ts';
export { pushesOf } from './pushes.ts';
export { RequestTable } from './request-table.ts';
