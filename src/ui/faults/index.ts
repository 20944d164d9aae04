export { Faults } from './faults.ts';
export type { Blow, Broken } from './model.ts';
