/**
 * Events of our elements, by their typed maps. What an element fires and what a page hears are checked against the same
 * map, so that a detail of another shape does not compile.
 */
import { noChange } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';

type Detail<E> = E extends CustomEvent<infer D> ? D : never;
type Listeners<M> = { readonly [K in keyof M]?: (detail: Detail<M[K]>) => unknown };

/** A method's parameter may be narrower than `unknown`: which detail belongs to which name is checked by `Listeners`. */
type Listener = { listen(detail: unknown): unknown }['listen'];

class On extends Directive {
  #listeners: Readonly<Record<string, Listener | undefined>> = {};

  override render(_listeners: Readonly<Record<string, Listener | undefined>>): typeof noChange {
    return noChange;
  }

  override update({ element }: ElementPart, [listeners]: Parameters<this['render']>): typeof noChange {
    for (const type of Object.keys(listeners))
      if (!(type in this.#listeners)) element.addEventListener(type, this.#heard);
    this.#listeners = listeners;
    return noChange;
  }

  readonly #heard = (event: Event): void => {
    if (event instanceof CustomEvent) this.#listeners[event.type]?.(event.detail);
  };
}
const bind = directive(On);

/** Binds an element's events in a template: `<w-player ${on<PlayerEventMap>({ 'w-step': ({ by }) => … })}>`. */
export const on = <M = never>(listeners: Listeners<M>): ReturnType<typeof bind> => bind({ ...listeners });

/** Fires an element's events; all bubble and cross shadow roots. */
export const emitter =
  <M>(from: EventTarget) =>
  <K extends keyof M & string>(type: K, detail: Detail<M[K]>): void => {
    from.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  };
