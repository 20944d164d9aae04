import type { Blocks } from './blocks.ts';
import { type InSight, type Mounted, Mounting } from './mounting.ts';
import { Tempo } from './tempo.ts';

export interface MountsHost {
  isPlaying(): boolean;
  inSight(): InSight;
  mounted(blocks: Mounted): void;
}

/** Keeps mounted what is in sight: everything at once for a new picture, else block by block with the frames. */
export class Mounts {
  readonly #host: MountsHost;
  readonly #mounting = new Mounting();
  readonly #tempo = new Tempo();
  #blocks: Blocks | undefined;
  #mounted: Mounted | undefined;
  #waiting = 0;

  constructor(host: MountsHost) {
    this.#host = host;
  }

  /** Another picture, or the same one laid out anew. */
  replace(blocks: Blocks): void {
    this.#blocks = blocks;
    this.atOnce();
  }

  /** The cursor has moved. */
  moved(): void {
    this.#tempo.moved();
    this.soon();
  }

  /** Sight may be elsewhere. */
  soon(): void {
    this.#waiting ||= requestAnimationFrame((now) => {
      this.#waiting = 0;
      const mayDraw = this.#tempo.mayDraw(now, this.#host.isPlaying());
      if (mayDraw && this.#mount(false)) this.#tempo.drawn(now);
      if (!mayDraw || this.#mounting.missing) this.soon();
    });
  }

  atOnce(): void {
    this.#mount(true);
    if (this.#mounting.missing) this.soon();
  }

  stop(): void {
    cancelAnimationFrame(this.#waiting);
    this.#waiting = 0;
  }

  #mount(atOnce: boolean): boolean {
    if (!this.#blocks) return false;
    const mounted = this.#mounting.next(this.#blocks, this.#host.inSight(), atOnce);
    const isNew = mounted !== this.#mounted;
    this.#mounted = mounted;
    if (isNew) this.#host.mounted(mounted);
    return isNew;
  }
}
