/** The lists beside the picture: frames, requests, and how lanes bring what a page has not asked for. */
export { type ListName, Lists } from './lists.ts';
export { newestOf } from './newest.ts';
export { pushesOf } from './pushes.ts';
