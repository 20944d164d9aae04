import { css } from 'lit';

/** What stands in a step: prose, quote, verdict, question, task, code. */
export const proseStyles = css`
  .prose {
    max-width: 40rem;
    text-wrap: pretty;
  }
  .prose p,
  .prose ul {
    margin: 0 0 12px;
  }
  .prose ul {
    padding-inline-start: 1.25rem;
  }
  code {
    padding: 1px 4px;
    border-radius: 4px;
    background: var(--sunken);
    font: 0.92em var(--mono);
    overflow-wrap: anywhere;
  }
  .figure {
    white-space: nowrap;
  }
  h3 {
    margin: 0;
    font-size: 0.8125rem;
    font-weight: 600;
  }
  .prose .quote {
    margin: 0 0 16px;
    padding: 10px 14px;
    border-left: 3px solid var(--hue-upgrade);
    border-radius: 0 var(--radius) var(--radius) 0;
    background: var(--sunken);
  }
  figcaption {
    color: var(--ink-2);
    font-size: var(--small);
    font-weight: 600;
  }
  blockquote {
    margin: 4px 0 0;
  }
  .prose .quote p {
    margin: 6px 0 0;
  }

  .verdict {
    --hue: var(--accent);
    margin: 0 0 16px;
    padding: 10px 14px;
    border: 1px solid color-mix(in srgb, var(--hue) 45%, var(--surface));
    border-radius: var(--radius);
  }
  .verdict p:last-child {
    margin: 0;
  }
  .verdict .ruling {
    display: flex;
    gap: 6px;
    align-items: center;
    margin: 0 0 4px;
    color: var(--hue);
    font-weight: 700;
  }
  .verdict svg {
    flex: none;
    fill: none;
    stroke: currentcolor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .confirmed {
    --hue: var(--hue-text);
  }
  .qualified {
    --hue: var(--hue-control);
  }
  .refuted {
    --hue: var(--hue-close);
  }

  .ask {
    min-width: 0;
    margin: 0 0 16px;
    padding: 12px 14px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
  }
  .ask p:last-child {
    margin-bottom: 0;
  }
  legend {
    float: left;
    width: 100%;
    margin: 0 0 8px;
    padding: 0;
    font-weight: 600;
  }
  legend + * {
    clear: both;
  }
  .ask .kicker {
    margin-inline-end: 4px;
    color: var(--accent);
    font-size: inherit;
  }
  .option {
    display: flex;
    gap: 10px;
    align-items: baseline;
    min-height: 32px;
    margin-inline: -8px;
    padding: 5px 8px;
    border-radius: 6px;
    cursor: pointer;
  }
  .option:hover {
    background: var(--sunken);
  }
  .option.chosen {
    background: var(--accent-soft);
  }
  .option input {
    flex: none;
    accent-color: var(--accent);
    translate: 0 1px;
  }
  .option:has(:disabled) {
    cursor: default;
  }
  .option.right {
    background: color-mix(in srgb, var(--hue-text) 14%, var(--surface));
  }
  .option.wrong {
    background: color-mix(in srgb, var(--hue-close) 12%, var(--surface));
  }
  .mark {
    margin-inline-start: auto;
    font-style: normal;
    font-weight: 600;
    white-space: nowrap;
  }
  .right .mark {
    color: var(--hue-text);
  }
  .wrong .mark {
    color: var(--hue-close);
  }
  .because {
    margin-top: 10px;
  }
  .ask.predict > .muted {
    margin: 6px 0 0;
    font-size: 0.8125rem;
  }
  .task.done {
    border-color: color-mix(in srgb, var(--hue-text) 60%, var(--surface));
  }
  .task.done .kicker {
    color: var(--hue-text);
  }
  .hint {
    padding-inline-start: 12px;
    border-left: 2px solid var(--line-strong);
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }

  .try,
  .recap {
    margin: 0 0 16px;
  }
  .try .top {
    margin-bottom: 6px;
  }
  .try .top button {
    flex: none;
  }
  .try pre + p {
    margin-block-start: 8px;
  }
  pre {
    margin: 0;
    padding: 10px 12px;
    border-radius: var(--radius);
    background: var(--sunken);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  pre code {
    padding: 0;
    background: none;
    font: 0.8125rem / 1.6 var(--mono);
  }
  .prose .recap ul {
    margin-top: 4px;
  }
  .clause {
    font-size: var(--small);
    white-space: nowrap;
  }
  .notice {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 12px;
    align-items: center;
    margin: 6px 0 16px;
    padding: 10px 14px;
    border-left: 3px solid var(--hue-control);
    border-radius: 0 var(--radius) var(--radius) 0;
    background: color-mix(in srgb, var(--hue-control) 9%, var(--surface));
  }
  .notice p {
    flex: 1 1 100%;
    margin: 0;
  }
  .prose .reset {
    margin: 20px 0 0;
  }
  .reset button {
    min-height: 28px;
    padding: 0;
    border: 0;
    background: none;
    color: var(--ink-2);
    font-size: var(--small);
    text-decoration: underline;
    text-underline-offset: 3px;
  }
`;
