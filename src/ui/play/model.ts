/** View model of the playground's column: finished texts, what is chosen, and what a reader can ask for. */
import type { Form, Transport } from '../../scenario/index.ts';
import type { SettingName, SettingValue } from '../controls/index.ts';

export interface Preset {
  readonly id: string;
  readonly name: string;
}

export interface LaneSetup {
  readonly id: string;
  readonly letter: string;
  readonly transport: Transport['kind'];
  readonly pages: number;
  readonly mayGrow: boolean;
}

/** What the run is about, and what can be set of that. */
export interface AppSetup {
  readonly name: string;
  readonly choices: readonly { readonly name: string; readonly words: string }[];
  readonly settings: readonly {
    readonly name: SettingName;
    readonly form: Form;
    readonly value: SettingValue;
  }[];
}

/** What a line can say. */
export interface ActionChoice {
  readonly id: string;
  readonly name: string;
  /** Somebody does it. */
  readonly hasWho: boolean;
  readonly hasText: boolean;
}

/** One line of the script. */
export interface Line {
  readonly id: string;
  /** In seconds; what is typed and is no number comes as NaN. */
  readonly at: number;
  readonly action: string;
  readonly who: string;
  readonly text: string;
  /** '' for all lanes. */
  readonly lane: string;
}

export interface ScriptLine extends Line {
  /** What it does, where no list of actions has it. */
  readonly label: string;
  /** What is wrong with what was typed last; '' for nothing. */
  readonly mistake: string;
}

export interface Script {
  readonly lines: readonly ScriptLine[];
  readonly actions: readonly ActionChoice[];
  readonly people: readonly string[];
  readonly lanes: readonly Pick<LaneSetup, 'id' | 'letter'>[];
}

/** A sentence above the rest, and what its buttons say. */
export interface Notice {
  readonly text: string;
  readonly actions: readonly string[];
}

export interface PlayView {
  /** The lesson's step that it was opened from; '' for none. */
  readonly back: string;
  readonly notices: readonly Notice[];
  readonly presets: readonly Preset[];
  /** The preset that this run is, or '' for a run of the reader's own. */
  readonly preset: string;
  /** A sentence about it. */
  readonly about: string;
  readonly app: AppSetup;
  readonly lanes: readonly LaneSetup[];
  readonly mayAddLane: boolean;
  /** In seconds. */
  readonly length: number;
  readonly lengthMistake: string;
  readonly script: Script;
  /** What a screen reader is told. */
  readonly status: string;
}

/** The script's events; all bubble and cross shadow roots. */
export interface ScriptEventMap {
  /** A line says something else now. */
  'w-line': CustomEvent<{ readonly line: Line }>;
  'w-add-line': CustomEvent<Record<never, never>>;
  'w-remove-line': CustomEvent<{ readonly id: string }>;
}

/** The column's events; all bubble and cross shadow roots. */
export interface PlayEventMap extends ScriptEventMap {
  'w-preset': CustomEvent<{ readonly preset: string }>;
  /** Another application, as it begins. */
  'w-app': CustomEvent<{ readonly name: string }>;
  'w-app-setting': CustomEvent<{ readonly name: SettingName; readonly value: SettingValue }>;
  'w-transport': CustomEvent<{ readonly lane: string; readonly transport: Transport['kind'] }>;
  'w-pages': CustomEvent<{ readonly lane: string; readonly by: 1 | -1 }>;
  'w-add-lane': CustomEvent<Record<never, never>>;
  'w-remove-lane': CustomEvent<{ readonly lane: string }>;
  /** In seconds; NaN for what is no number. */
  'w-length': CustomEvent<{ readonly seconds: number }>;
  /** A button of a notice, both by their number. */
  'w-notice': CustomEvent<{ readonly notice: number; readonly action: number }>;
}
