import { css } from 'lit';

/** Pins of the learner's own actions. */
export const markStyles = css`
  .marks {
    position: relative;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .mark {
    position: absolute;
    top: -5px;
    left: -10px;
    display: block;
    width: 20px;
    min-height: 20px;
    height: 20px;
    padding: 0;
    border: 0;
    background: none;
    cursor: ew-resize;
    touch-action: none;
  }
  .mark svg {
    display: block;
    width: 20px;
    height: 32px;
    overflow: visible;
    pointer-events: none;
  }
  .mark .stem {
    stroke: var(--hue);
    stroke-width: 1.5;
  }
  .mark .pin {
    fill: var(--hue);
    stroke: var(--surface);
    stroke-width: 1.5;
  }
  .mark.client {
    --hue: var(--hue-http);
  }
  .mark.server {
    --hue: var(--hue-control);
  }
  .mark.network {
    --hue: var(--hue-close);
  }
  .mark.knobs {
    --hue: var(--hue-tcp);
  }
  .mark.server .pin {
    fill: var(--surface);
    stroke: var(--hue);
    stroke-width: 2;
  }
  .mark:hover .pin,
  .mark.dragged .pin,
  .mark[aria-expanded='true'] .pin {
    stroke: var(--hue);
    stroke-width: 4;
  }
  .mark span {
    position: absolute;
    bottom: 24px;
    left: 50%;
    display: none;
    padding: 3px 8px;
    border: 1px solid var(--line);
    border-radius: 6px;
    background: var(--raised);
    box-shadow: 0 4px 16px rgb(0 0 0 / 0.14);
    color: var(--ink);
    font-size: var(--small);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
    transform: translateX(-50%);
  }
  .mark:hover span,
  .mark:focus-visible span,
  .mark.dragged span {
    display: block;
  }
  /* The box stands in its name's place. */
  .mark[aria-expanded='true'] span {
    display: none;
  }
  .editor {
    --width: min(20rem, 100%);
    position: absolute;
    bottom: 9px;
    left: clamp(0px, var(--x) - var(--width) / 2, 100% - var(--width));
    z-index: 1;
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 8px;
    align-items: center;
    width: var(--width);
    padding: 8px 12px 12px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--raised);
    box-shadow: 0 8px 24px rgb(0 0 0 / 18%);
  }
  .editor:not(:has(input)) {
    --width: min(15rem, 100%);
    padding-bottom: 8px;
  }
  .editor:focus-visible {
    outline: 2px solid var(--accent);
  }
  .name {
    overflow: hidden;
    color: var(--ink-2);
    font-size: var(--small);
    font-variant-numeric: tabular-nums;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .editor input {
    min-width: 0;
    min-height: 34px;
    padding: 0 10px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--raised);
  }
  .editor input:focus {
    border-color: var(--accent);
    box-shadow: 0 0 0 1px var(--accent);
  }
  .editor .primary {
    min-height: 34px;
  }
  /* Beside the words' name; the Tab key comes by after the words. */
  .remove {
    grid-area: 1 / 2;
    min-height: 28px;
    padding: 0 8px;
    font-size: var(--small);
  }
`;
