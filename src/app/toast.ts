const TOAST_MS = 5000;

/** A toast is read within some seconds, and the live region has said it too. */
export class Toast {
  #text = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `over`: it has been there long enough. */
  follow(text: string, over: () => void): void {
    if (text === this.#text) return;
    this.#text = text;
    clearTimeout(this.#timer);
    if (text !== '') this.#timer = setTimeout(over, TOAST_MS);
  }
}
