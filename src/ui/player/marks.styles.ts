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
  .mark.server .pin {
    fill: var(--surface);
    stroke: var(--hue);
    stroke-width: 2;
  }
  .mark:hover .pin,
  .mark.dragged .pin {
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
`;
