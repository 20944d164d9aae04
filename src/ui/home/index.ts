export { Home } from './home.ts';
export type * from './model.ts';
