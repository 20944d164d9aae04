export * from './catalogue.ts';
export { appText } from './areas/app.ts';
export * from './areas/inspector.ts';
export * from './areas/knobs.ts';
export * from './areas/lesson.ts';
export * from './areas/notes.ts';
export * from './areas/player.ts';
export * from './areas/stage.ts';
export * from './areas/topbar.ts';
