import { css } from 'lit';

export const playerStyles = css`
  :host {
    --track: 46px;
    --rail: 28px;
  }
  .frame {
    container: player / inline-size;
  }
  .bar {
    display: flex;
    align-items: center;
    gap: 16px;
    min-height: 56px;
  }
  .group {
    display: flex;
    align-items: center;
    gap: 4px;
  }
  .icon {
    display: block;
    width: 16px;
    height: 16px;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.6;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .solid {
    fill: currentcolor;
    stroke-width: 1;
  }
  .thick {
    stroke-width: 3;
  }
  .group button {
    display: grid;
    grid-auto-flow: column;
    place-items: center;
    gap: 6px;
    min-width: 36px;
    min-height: 36px;
    padding: 0;
    border-color: transparent;
    background: transparent;
  }
  .group button:hover:not(:disabled) {
    background: var(--sunken);
  }
  .group button:disabled {
    opacity: 0.4;
  }
  .group button.primary {
    min-width: 40px;
    min-height: 40px;
    margin: 0 2px;
    border-radius: 50%;
    background: var(--accent);
  }
  .group button.primary:hover {
    background: color-mix(in srgb, var(--accent) 88%, var(--ink));
  }
  .group button.toggle {
    padding: 0 10px;
    border-color: var(--line);
    color: var(--ink-2);
    font-size: var(--small);
  }
  .group button.toggle[aria-pressed='true'] {
    border-color: var(--accent);
    background: var(--accent-soft);
    color: var(--accent);
  }
  .time {
    min-width: 15.5ch;
    font-size: var(--body);
    white-space: nowrap;
  }
  /* Written with each frame: a box of its own size, so that nothing around it is laid out again. */
  .at {
    display: inline-block;
    height: 1lh;
    vertical-align: bottom;
    contain: size layout style;
    will-change: transform;
    text-align: end;
  }
  .time .muted {
    font-weight: 400;
    font-size: var(--small);
  }
  .speed {
    min-height: 36px;
    padding: 0 6px;
    font-family: var(--mono);
    font-size: var(--small);
    font-variant-numeric: tabular-nums;
  }

  .timeline {
    position: relative;
    flex: 1;
    min-width: 80px;
    height: var(--track);
    /* Room for the thumb at both ends. */
    margin: 0 8px;
  }
  w-marks {
    position: absolute;
    inset: 0 0 auto;
    height: 0;
  }
  .track {
    position: absolute;
    inset: 0;
    cursor: pointer;
    touch-action: none;
    user-select: none;
  }
  .track:focus-visible {
    box-shadow: none;
  }
  .rail,
  .rail i {
    position: absolute;
    left: 0;
    right: 0;
    height: 4px;
    border-radius: 2px;
  }
  .rail {
    top: calc(var(--rail) - 2px);
    overflow: hidden;
    background: var(--line);
  }
  .rail i {
    top: 0;
    border-radius: 0;
    transform-origin: 0 50%;
  }
  .rail .computed {
    background: color-mix(in srgb, var(--line-strong) 55%, var(--line));
  }
  .rail .played {
    background: var(--accent);
    will-change: transform;
  }
  canvas {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    pointer-events: none;
  }
  .thumb {
    position: absolute;
    top: calc(var(--rail) - 8px);
    left: -8px;
    width: 16px;
    height: 16px;
    border: 3px solid var(--surface);
    border-radius: 50%;
    background: var(--accent);
    box-shadow: 0 0 0 1px var(--accent);
    will-change: transform;
  }
  .track:hover .thumb {
    box-shadow: 0 0 0 3px var(--accent);
  }
  .track:focus-visible .thumb {
    box-shadow: 0 0 0 2px var(--surface), 0 0 0 5px var(--accent);
  }

  @container player (max-width: 980px) {
    .toggle span {
      display: none;
    }
    .group button.toggle {
      padding: 0;
    }
    .bar {
      gap: 10px;
    }
    .restart {
      display: none !important;
    }
  }
  @container player (max-width: 700px) {
    .bar {
      flex-wrap: wrap;
      gap: 0 6px;
    }
    .timeline {
      order: -1;
      flex: 1 0 calc(100% - 16px);
    }
    .time {
      flex: 1;
      min-width: 0;
    }
    .group.tools {
      margin-inline-start: auto;
    }
    .step:disabled {
      display: none;
    }
  }
  @container player (max-width: 420px) {
    .of {
      display: none;
    }
  }
`;
