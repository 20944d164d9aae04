export { Faults } from './faults.ts';
export type { Blow, Broken, FaultsEventMap } from './model.ts';
