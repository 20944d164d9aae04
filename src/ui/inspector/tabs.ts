/** A tab list after the ARIA practice: one tab stop, arrows, Home and End move and open. */
import { html, type TemplateResult } from 'lit';
import { walk } from './parts.ts';

interface Tab<Id extends string> {
  readonly id: Id;
  readonly name: TemplateResult;
}

/** @param group - prefix of the ids: `views-hex` is the tab, `views-panel` its panel. */
export function tabList<Id extends string>(
  group: string,
  label: string,
  tabs: readonly Tab<Id>[],
  open: Id,
  choose: (id: Id) => void,
): TemplateResult {
  const index = tabs.findIndex(({ id }) => id === open);
  const key = (event: KeyboardEvent) => {
    if (event.key === 'ArrowUp' || event.key === 'ArrowDown') return;
    const to = tabs[walk(event.key, index, tabs.length, 1)];
    if (!to) return;
    event.preventDefault();
    choose(to.id);
    const list = event.currentTarget;
    if (list instanceof HTMLElement) list.querySelector<HTMLElement>(`#${group}-${to.id}`)?.focus();
  };
  return html`<div class="tabs" role="tablist" aria-label=${label} @keydown=${key}>
    ${tabs.map(
      ({ id, name }) => html`<button
        role="tab"
        id="${group}-${id}"
        aria-controls="${group}-panel"
        aria-selected=${id === open}
        tabindex=${id === open ? 0 : -1}
        @click=${() => choose(id)}
      >
        ${name}
      </button>`,
    )}
  </div>`;
}
