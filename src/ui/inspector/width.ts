import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Knows its host's width in CSS pixels, and draws it again when that changes. */
export class Width implements ReactiveController {
  #host: ReactiveControllerHost & Element;
  #quantum: number;
  #observer: ResizeObserver | undefined;
  value = 0;

  /** `quantum`: changes smaller than this many pixels do not draw again. */
  constructor(host: ReactiveControllerHost & Element, quantum: number) {
    this.#host = host;
    this.#quantum = quantum;
    host.addController(this);
  }

  hostConnected(): void {
    this.value = this.#host.clientWidth;
    this.#observer = new ResizeObserver((entries) => {
      const width = entries.at(-1)?.contentRect.width ?? 0;
      if (Math.abs(width - this.value) < this.#quantum) return;
      this.value = width;
      this.#host.requestUpdate();
    });
    this.#observer.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }
}
