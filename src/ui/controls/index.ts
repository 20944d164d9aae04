export { figureOf, type Say, sayChoice, sayIn } from './say.ts';
export { setting, type SettingValue } from './setting.ts';
export { default as settingStyles } from './setting.css?inline';
export { choicesOf, type SettingName, type Settings } from './settings.ts';
export { Sheet, type SheetEventMap, SHEET_HEIGHTS, type SheetHeight } from './sheet.ts';
export { Split, type SplitEventMap } from './split.ts';
