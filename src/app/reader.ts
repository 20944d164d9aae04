/** How the page looks is the reader's choice: the columns beside the picture with their edges, and the theme. */
import { html, type TemplateResult } from 'lit';
import { fill } from '../text/index.ts';
import { type SettingsKey, settingsText } from '../text/settings/index.ts';
import type { SplitEventMap } from '../ui/controls/index.ts';
import { on } from '../ui/index.ts';
import type { SettingsEventMap } from '../ui/settings/index.ts';
import { type Columns, type Shell, USUAL_COLUMNS } from './shell.ts';

/** In CSS pixels. Bytes may take the picture's room but for one lane. */
const LIMITS = { words: { least: 240, most: 480 }, bytes: { least: 300, most: 840 } } as const;

const edge = (shell: Shell, column: keyof Columns, side: 'start' | 'end'): TemplateResult => {
  const { language, columns } = shell.state;
  const say = (key: SettingsKey): string => fill(language, settingsText[language][key]);
  const { least, most } = LIMITS[column];
  return html`<w-split
    .size=${columns[column]}
    .least=${least}
    .most=${most}
    .usual=${USUAL_COLUMNS[column]}
    .side=${side}
    .name=${say(`${column}.edge`)}
    .unfold=${say(`${column}.unfold`)}
    ${on<SplitEventMap>({ 'w-split': ({ size, isHeld }) => shell.arrange({ ...columns, [column]: size }, isHeld) })}
  ></w-split>`;
};

export const columns = (shell: Shell): TemplateResult =>
  html`${edge(shell, 'words', 'start')}${edge(shell, 'bytes', 'end')}`;

export function settings(shell: Shell): TemplateResult {
  const { language, theme, columns } = shell.state;
  return html`<w-settings
    slot="settings"
    .theme=${theme}
    .columns=${columns}
    .language=${language}
    ${on<SettingsEventMap>({
      'w-theme': (to) => shell.paint(to.theme),
      'w-column': ({ column, shown }) =>
        shell.arrange({ ...columns, [column]: shown ? USUAL_COLUMNS[column] : 0 }),
    })}
  ></w-settings>`;
}
