export { Topbar } from './topbar.ts';
export type { Theme, TopbarEventMap } from './topbar.ts';
