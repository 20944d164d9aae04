export { Topbar } from './topbar.ts';
export type { Theme } from './topbar.ts';
