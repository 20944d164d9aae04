export { Settings, type SettingsEventMap, type Theme, THEMES } from './settings.ts';
