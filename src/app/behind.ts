/** What is loaded behind the first picture: what the page shows then, and what a learner can want of it. */
export * from './inspection.ts';
export { watchOver } from './watch-over.ts';
