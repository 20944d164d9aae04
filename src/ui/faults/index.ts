export { Faults } from './faults.ts';
export { type Broken, type Fault, type FaultsEventMap, faultsOf } from './model.ts';
