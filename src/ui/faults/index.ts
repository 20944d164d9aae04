export { Faults } from './faults.ts';
export type { Broken, Fault, FaultsEventMap } from './model.ts';
