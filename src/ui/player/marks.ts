import { html, LitElement, nothing, type PropertyValues, svg, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { micros, type Micros } from '../../base/index.ts';
import { formatMoment, type Language } from '../../text/index.ts';
import { emitter } from '../events.ts';
import { sheets } from '../theme/shared.ts';
import { markEditor } from './mark-editor.ts';
import type { Mark, PlayerEventMap } from './model.ts';
import { say } from './player-text.ts';
import markStyles from './marks.css?inline';
import { shareOf, within } from './time.ts';

const PINS = {
  client: svg`<rect class="pin" x="5" y="4" width="10" height="10" rx="2.5" />`,
  server: svg`<circle class="pin" cx="10" cy="9" r="5" />`,
  network: svg`<path class="pin" d="M10 2.5 16.5 9 10 15.5 3.5 9Z" />`,
  knobs: svg`<path class="pin" d="M4 4h12l-6 10.5Z" />`,
} as const;
/** A pointer that moved less than this has clicked. */
const SLACK = 3;

interface Held {
  readonly id: string;
  readonly x: number;
  readonly from: Micros;
  readonly at: Micros;
  readonly moved: boolean;
  /** Its box was open, so the click closes it. */
  readonly wasOpen: boolean;
}

/**
 * The learner's own actions as pins on the player's timeline: dragged, or moved and removed by keys; a click or Enter
 * opens a box over the pin in which the action is edited or removed.
 *
 * @property marks
 * @property end the timeline's length; the element is as wide as the timeline
 * @property language
 * @fires w-mark-move @fires w-mark-remove @fires w-mark-edit {id, text}, when the box is saved (see PlayerEventMap)
 */
export class WMarks extends LitElement {
  static override styles = sheets(markStyles);
  static override properties = {
    marks: { attribute: false },
    end: { attribute: false },
    language: {},
    held: { state: true },
    edited: { state: true },
    width: { state: true },
  };

  declare marks: readonly Mark[];
  declare end: Micros;
  declare language: Language;
  declare private held: Held | undefined;
  /** Whose box is open. */
  declare private edited: string | undefined;
  declare private width: number;

  readonly #resized = new ResizeObserver(() => {
    this.width = this.clientWidth;
  });

  constructor() {
    super();
    this.marks = [];
    this.end = micros(0);
    this.language = 'en';
    this.held = undefined;
    this.edited = undefined;
    this.width = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resized.observe(this);
    document.addEventListener('pointerdown', this.#pressed);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
    document.removeEventListener('pointerdown', this.#pressed);
  }

  protected override willUpdate(): void {
    // Undone, or of another lesson: the box of a mark that comes back stays closed.
    if (!this.marks.some(({ id }) => id === this.edited)) this.edited = undefined;
  }

  protected override updated(changed: PropertyValues): void {
    if (!changed.has('edited')) return;
    const field = this.renderRoot.querySelector('input');
    field?.select(); // first: selected under the focus, a long text would show its end
    (field ?? this.#editor)?.focus();
  }

  protected override render(): TemplateResult {
    return html`<ul class="marks" aria-label=${say(this.language, 'marks')} ?hidden=${this.marks.length === 0}
        @pointerdown=${this.#grabbed} @pointermove=${this.#moved} @pointerup=${this.#dropped}
        @pointercancel=${this.#cancelled} @click=${this.#clicked} @keydown=${this.#keyed}>
        ${repeat(
          this.marks,
          (mark) => mark.id,
          (mark) => this.#pin(mark),
        )}
      </ul>
      <span id="help" hidden>${say(this.language, 'mark-help')}</span>`;
  }

  #pin(mark: Mark): TemplateResult {
    const dragged = this.held?.moved === true && this.held.id === mark.id;
    const at = dragged && this.held ? this.held.at : mark.at;
    const x = shareOf(at, this.end) * this.width;
    const open = this.edited === mark.id;
    const name = say(this.language, 'mark', { label: mark.label, at: formatMoment(this.language, at) });
    return html`<li>
      <button type="button" class="mark ${mark.kind} ${dragged ? 'dragged' : ''}" data-id=${mark.id}
        aria-label=${name} aria-describedby="help" aria-keyshortcuts="Delete" aria-expanded=${open}
        .style=${`transform:translateX(${x}px)`}>
        <svg viewBox="0 0 20 32" aria-hidden="true"><path class="stem" d="M10 9v24" />${PINS[mark.kind]}</svg>
        <span aria-hidden="true">${name}</span>
      </button>
      ${
        open
          ? markEditor({
              language: this.language,
              name,
              text: mark.text,
              x,
              save: (text) => this.#save(mark, text),
              remove: () => this.#remove(mark),
              close: () => this.#focus(mark),
              blur: this.#left,
            })
          : nothing
      }
    </li>`;
  }

  get #editor(): HTMLElement | null {
    return this.renderRoot.querySelector('form');
  }

  #save(mark: Mark, text: string): void {
    this.#focus(mark);
    this.#emit('w-mark-edit', { id: mark.id, text });
  }

  /** The focus would be lost with the pin: it goes to the one beside it. */
  #remove(mark: Mark): void {
    const n = this.marks.indexOf(mark);
    this.#focus(this.marks[n + 1] ?? this.marks[n - 1]);
    this.#emit('w-mark-remove', { id: mark.id });
  }

  /** Closes the box, if one is open, and goes to a pin. */
  #focus(mark: Mark | undefined): void {
    this.edited = undefined;
    if (mark) this.renderRoot.querySelector<HTMLElement>(`[data-id="${mark.id}"]`)?.focus();
  }

  readonly #left = ({ relatedTarget }: FocusEvent): void => {
    // To nowhere is not elsewhere: another window, or a button in Safari, which gives buttons no focus.
    if (relatedTarget instanceof Node && !this.#editor?.contains(relatedTarget)) this.edited = undefined;
  };

  readonly #pressed = (event: PointerEvent): void => {
    const editor = this.#editor;
    if (editor && !event.composedPath().includes(editor)) this.edited = undefined;
  };

  readonly #grabbed = (event: PointerEvent): void => {
    const mark = this.#markOf(event);
    if (!mark || event.button !== 0) return;
    pinOf(event)?.setPointerCapture(event.pointerId);
    const wasOpen = this.edited === mark.id;
    this.held = { id: mark.id, x: event.clientX, from: mark.at, at: mark.at, moved: false, wasOpen };
  };

  readonly #moved = (event: PointerEvent): void => {
    if (!this.held || this.width === 0) return;
    const dx = event.clientX - this.held.x;
    if (!this.held.moved && Math.abs(dx) < SLACK) return;
    this.held = {
      ...this.held,
      moved: true,
      at: within(this.held.from + (dx / this.width) * this.end, this.end),
    };
  };

  readonly #dropped = (): void => {
    if (this.held?.moved) this.#emit('w-mark-move', { id: this.held.id, at: this.held.at });
    // The click that follows this still has to know that it ended a drag.
    setTimeout(this.#cancelled);
  };

  readonly #cancelled = (): void => {
    this.held = undefined;
  };

  readonly #clicked = (event: Event): void => {
    const mark = this.#markOf(event);
    if (mark && !this.held?.moved && !this.held?.wasOpen) this.edited = mark.id;
  };

  readonly #keyed = (event: KeyboardEvent): void => {
    const mark = this.#markOf(event);
    if (!mark || event.altKey || event.ctrlKey || event.metaKey) return;
    const way = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
    const removes = event.key === 'Delete' || event.key === 'Backspace';
    if (way === undefined && !removes) return; // Enter clicks, Tab leaves
    event.preventDefault();
    event.stopPropagation();
    if (way === undefined) this.#remove(mark);
    else {
      const at = within(mark.at + way * (event.shiftKey ? 100_000 : 10_000), this.end);
      this.#emit('w-mark-move', { id: mark.id, at });
    }
  };

  #markOf(event: Event): Mark | undefined {
    const id = pinOf(event)?.dataset['id'];
    return this.marks.find((mark) => mark.id === id);
  }

  readonly #emit = emitter<PlayerEventMap>(this);
}

function pinOf(event: Event): HTMLElement | null {
  return event.target instanceof Element ? event.target.closest<HTMLElement>('.mark') : null;
}

declare global {
  interface HTMLElementTagNameMap {
    'w-marks': WMarks;
  }
}

customElements.define('w-marks', WMarks);
