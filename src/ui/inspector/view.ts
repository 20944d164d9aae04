/** What a view of one transfer says of itself. One is a file in `views/`, and stands in `projections/inspection/views.ts`. */
import type { TemplateResult } from 'lit';
import type { Detail, InspectorTab, Lens } from '../../projections/index.ts';
import type { Language } from '../../text/index.ts';
import type { InspectorKey } from '../../text/inspector/index.ts';
import type { Say } from './text.ts';

/** What a view draws from, and what it may do. */
export interface ViewContext {
  readonly detail: Detail;
  readonly language: Language;
  readonly say: Say;
  /** Index of the chosen part, -1 for none. */
  readonly part: number;
  /** The selected octet, -1 for none. */
  readonly byte: number;
  readonly choosePart: (part: number) => void;
  readonly chooseByte: (byte: number) => void;
  /** What was unfolded or copied since the transfer was opened, by names that are the view's own. */
  readonly kept: ReadonlyMap<string, string>;
  readonly keep: (name: string, value: string) => void;
}

interface AnyView {
  /** Where it stands among its like, from the left. */
  readonly place: number;
  /** Undefined for a transfer that the view does not apply to. */
  readonly draw: (context: ViewContext) => TemplateResult | undefined;
  /** What is said then: a sentence, or a title and a sentence. Absent: it applies to all. */
  readonly otherwise?: readonly [InspectorKey, InspectorKey?];
  /** What is said of the octets beside their number. */
  readonly aside?: (context: ViewContext) => string;
  /** A style sheet of its own; the pane's hold too. */
  readonly styles?: string;
}

/** `wire` is no view: it shows the tabs. */
export type View = AnyView &
  (
    | { readonly kind: 'tab'; readonly id: InspectorTab }
    | { readonly kind: 'lens'; readonly id: Exclude<Lens, 'wire'> }
  );
