import { css } from 'lit';

/** `class="h-text"` gives an element its kind's hue, and a tint of it that keeps ink readable on top. */
export const hues = css`
  .h-tcp {
    --hue: var(--hue-tcp);
  }
  .h-http {
    --hue: var(--hue-http);
  }
  .h-upgrade {
    --hue: var(--hue-upgrade);
  }
  .h-text {
    --hue: var(--hue-text);
  }
  .h-binary {
    --hue: var(--hue-binary);
  }
  .h-control {
    --hue: var(--hue-control);
  }
  .h-close {
    --hue: var(--hue-close);
  }
  .h-empty {
    --hue: var(--hue-empty);
  }
  [class*='h-'] {
    --tint: color-mix(in srgb, var(--hue) 13%, var(--surface));
    --tint-2: color-mix(in srgb, var(--hue) 24%, var(--surface));
    --edge: color-mix(in srgb, var(--hue) 45%, var(--surface));
  }
`;
