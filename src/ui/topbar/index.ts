export { Topbar } from './topbar.ts';
export type { TopbarEventMap } from './topbar.ts';
