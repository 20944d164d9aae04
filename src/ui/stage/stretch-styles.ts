import { css } from 'lit';

/** What lasts: a message that waits, a cable that is out, an end that is down or asleep, octets behind a gap. */
export const stretchStyles = css`
  .hatch {
    fill: var(--hue-control);
  }
  .hatch.down {
    fill: var(--hue-close);
  }
  .stretch {
    stroke: none;
  }
  .stretch.cable {
    fill: color-mix(in srgb, var(--hue-close) 9%, transparent);
  }
  .stretch.asleep {
    fill: color-mix(in srgb, var(--hue-tcp) 32%, var(--surface));
  }
  .stretch.held {
    fill: color-mix(in srgb, var(--hue-tcp) 55%, var(--surface));
  }
  .cut {
    stroke: var(--hue-close);
    stroke-width: 2;
    stroke-dasharray: 3 6;
  }
  .bar {
    stroke: var(--hue-control);
    stroke-opacity: 0.35;
  }
`;
