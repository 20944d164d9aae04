import { css } from 'lit';
import { barStyles } from './bars.styles.ts';

export const inspectorStyles = [
  barStyles,
  css`
    :host {
      container: inspector / inline-size;
      height: 100%;
      min-height: 0;
      background: var(--surface);
    }
    .inspector {
      display: grid;
      grid-template-columns: minmax(320px, 36%) minmax(0, 1fr);
      height: 100%;
      min-height: 0;
    }
    .lists {
      display: flex;
      flex-direction: column;
      min-width: 0;
      min-height: 0;
      border-right: 1px solid var(--line);
    }
    .list {
      display: flex;
      flex: 1;
      flex-direction: column;
      min-height: 0;
      max-height: 80dvh;
    }
    w-row-table {
      flex: 1;
    }
    w-detail {
      min-width: 0;
      min-height: 0;
    }
    /* Rows come and go with each frame: nothing around them is laid out again. */
    @container inspector (width >= 720px) {
      .list {
        position: relative;
      }
      w-row-table {
        position: absolute;
        inset: 0;
        contain: strict;
        will-change: transform;
      }
    }
    @container inspector (width < 720px) {
      .inspector {
        grid-template-columns: minmax(0, 1fr);
        grid-template-rows: auto auto;
        height: auto;
      }
      .lists {
        border-right: 0;
        border-bottom: 1px solid var(--line);
      }
      .list {
        max-height: 256px;
        min-height: 140px;
      }
    }
  `,
];
