export { Middleware } from './middleware.ts';
