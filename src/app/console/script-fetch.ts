/**
 * The page's `fetch`, once its server is the run: it goes the way it always went, and says on the way what that way
 * loses. While a call or its answer is between the script and the run, nothing else is told.
 */
import type { Calls } from './calls.ts';
import type { Answer } from './fetch-call.ts';
import { told } from './script-response.ts';

/** Names the journey on the way to the run; it is taken away there. */
export const JOURNEY = 'x-wire101-call';

/** A call between the script and the run. */
export interface Journey {
  /** As the script made it; a service worker's copy knows less. */
  readonly request: Request;
  /** A field's name as the script wrote it. */
  cased(name: string): string;
  /** The run has the call. */
  arrived(): void;
  /** The answer is on its way back. */
  answered(answer: Answer): void;
}

export class Journeys {
  readonly #calls: Calls;
  readonly #base: URL;
  readonly #all = new Map<string, Journey>();
  #numbers = 0;

  constructor(calls: Calls, base: URL) {
    this.#calls = calls;
    this.#base = base;
  }

  /** That of a request, unless another way than `fetch` made it. */
  of(request: Request): Journey | undefined {
    return this.#all.get(request.headers.get(JOURNEY) ?? '');
  }

  /** `fetch`, with `way` to the run. */
  fetchBy(way: typeof fetch): typeof fetch {
    return async (...args) => {
      const request = new Request(...args);
      if (new URL(request.url).origin !== this.#base.origin) return way(request);
      const id = `${(this.#numbers += 1)}`;
      let release = this.#calls.hold();
      let answer: Answer | undefined;
      const names = new Map(namesIn(args[1]?.headers).map((name) => [name.toLowerCase(), name]));
      this.#all.set(id, {
        request,
        cased: (name) => names.get(name) ?? usualCase(name),
        arrived: () => release(),
        answered: (given) => {
          answer = given;
          // Whose octets are checked as a whole is not there before all of them are.
          if (request.integrity === '') release = this.#calls.hold();
        },
      });
      try {
        request.headers.set(JOURNEY, id);
        const response = await way(request);
        return answer === undefined ? response : told(response, request.url, answer, this.#base);
      } finally {
        this.#all.delete(id);
        // The script goes on before anything else is told: that takes a task of its own.
        release();
      }
    };
  }
}

function namesIn(headers: HeadersInit | undefined): readonly string[] {
  if (headers === undefined || headers instanceof Headers) return [];
  return Array.isArray(headers) ? headers.map(([name]) => name ?? '') : Object.keys(headers);
}

/** As browsers write the names of fields that scripts do not set. */
export const usualCase = (name: string): string =>
  name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());
