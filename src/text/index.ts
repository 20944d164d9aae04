/** What the first script needs; `lesson/`, `inspector/`, `knobs/`, `player/`, `settings/`, `help/` and `console/` are entries of their own. */
export * from './catalogue.ts';
export { appText } from './areas/app.ts';
export * from './areas/stage.ts';
export * from './areas/topbar.ts';
