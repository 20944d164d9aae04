/** Where the parts of the page stand: a bar above, the lesson at the side, the bench, the player below. */
import { css } from 'lit';

export const layout = css`
  :host {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    height: 100dvh;
    min-width: 0;
    background: var(--ground);
    color: var(--ink);
    font: var(--body) / 1.5 var(--sans);
  }
  .skip {
    position: fixed;
    inset: 8px auto auto 8px;
    z-index: 20;
    padding: 8px 16px;
    border: 0;
    border-radius: var(--radius);
    background: var(--accent);
    color: var(--on-accent);
    font: 600 var(--body) / 1.5 var(--sans);
  }
  .skip:not(:focus-visible) {
    clip-path: inset(50%);
    pointer-events: none;
  }
  .page {
    display: grid;
    grid-template: minmax(0, 1fr) auto / minmax(260px, 22vw) minmax(0, 1fr);
    grid-template-areas: 'lesson bench' 'lesson player';
    min-height: 0;
  }
  w-lesson {
    grid-area: lesson;
    min-height: 0;
    border-inline-end: 1px solid var(--line);
    background: var(--surface);
  }
  /* A landmark without a box: what is in it stands in the page's grid. */
  main {
    display: contents;
  }
  .bench {
    grid-area: bench;
    display: grid;
    grid-template-rows: minmax(240px, 1.6fr) auto minmax(200px, 1fr);
    min-height: 0;
    min-width: 0;
    padding-block-start: 10px;
  }
  w-stage {
    margin-inline: 12px;
  }
  w-composer {
    margin: 8px 12px;
  }
  /* It comes behind the picture; its place is kept free. */
  w-composer:not(:defined) {
    display: block;
    height: 34px;
  }
  w-inspector {
    border-block-start: 1px solid var(--line);
    background: var(--surface);
  }
  w-stage,
  w-inspector {
    min-height: 0;
    min-width: 0;
  }
  w-player {
    grid-area: player;
    min-width: 0;
    padding-inline: 12px;
    border-block-start: 1px solid var(--line);
    background: var(--surface);
  }
  .toast {
    position: fixed;
    inset-block-end: 84px;
    inset-inline-start: 50%;
    z-index: 10;
    max-width: min(36rem, 100vw - 32px);
    margin: 0;
    padding: 8px 16px;
    transform: translateX(-50%);
    border-radius: 999px;
    background: var(--ink);
    color: var(--surface);
    font-size: var(--small);
    box-shadow: 0 4px 16px rgb(0 0 0 / 0.2);
  }
  @media (max-width: 503px) {
    w-composer:not(:defined) {
      height: 78px;
    }
  }
  @media (min-width: 760.02px) and (min-height: 560.02px) {
    /* Their sizes are the page's: what moves in one of them lays out nothing but itself. */
    w-lesson,
    w-stage,
    w-inspector {
      contain: size layout style;
    }
  }
  @media (max-width: 760px), (max-height: 560px) {
    :host {
      height: auto;
      min-height: 100dvh;
    }
    .page {
      grid-template: auto / minmax(0, 1fr);
      grid-template-areas: 'lesson' 'bench' 'player';
    }
    w-lesson {
      border-inline-end: 0;
      border-block-end: 1px solid var(--line);
    }
    .bench {
      grid-template-rows: max(24rem, 100dvh - 16rem) auto auto;
      padding-block-start: 6px;
    }
    w-stage {
      margin-inline: 0;
    }
    w-player {
      position: sticky;
      inset-block-end: 0;
      z-index: 5;
    }
  }
`;
