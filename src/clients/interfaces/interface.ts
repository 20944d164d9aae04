/**
 * What Web IDL and HTML make of a class with events: constants, event handler attributes, members that can be seen
 * and not overwritten. For every class that stands in for one of the platform's.
 */

/** A non-callable object is kept and never called (Web IDL, [LegacyTreatNonObjectAsNull]). */
export type EventHandler<E extends Event = Event> = ((event: E) => unknown) | null;

interface Handled {
  value: object;
  readonly listener: (event: Event) => void;
}

/** Takes what an event handler threw; nothing else stops. */
export type Report = (error: unknown) => void;

export class EventHandlers extends EventTarget {
  readonly #report: Report;
  readonly #handled = new Map<string, Handled>();

  constructor(report: Report) {
    super();
    this.#report = report;
  }

  /** @throws TypeError where `target` is no such object, as an accessor of the platform does. */
  static get(target: EventHandlers, type: string): object | null {
    return target.#handled.get(type)?.value ?? null;
  }

  /** HTML §8.1.8.1: the handler is a listener from its first value on, and none as soon as it is null. */
  static set(target: EventHandlers, type: string, value: unknown): void {
    const handled = target.#handled.get(type);
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null) {
      if (handled === undefined) return;
      target.removeEventListener(type, handled.listener);
      target.#handled.delete(type);
    } else if (handled === undefined) {
      const fresh: Handled = { value, listener: (event) => target.#call(fresh.value, event) };
      target.#handled.set(type, fresh);
      target.addEventListener(type, fresh.listener);
    } else handled.value = value;
  }

  #call(handler: object, event: Event): void {
    if (typeof handler !== 'function') return;
    try {
      if (handler.call(this, event) === false) event.preventDefault();
    } catch (error) {
      this.#report(error);
    }
  }
}

export interface Description {
  readonly name: string;
  /** By value: the first is 0. */
  readonly constants: readonly string[];
  /** Types of events that have a handler attribute. */
  readonly handlers: readonly string[];
}

/**
 * Puts on a class that scripts see what Web IDL §3.7 says of an interface: all that it inherits from classes of ours
 * becomes its own, and its prototype follows that of EventTarget.
 */
export function describe(
  owner: { readonly prototype: EventHandlers },
  { name, constants, handlers }: Description,
): void {
  const { prototype } = owner;
  for (
    let from: object = prototype;
    from !== EventTarget.prototype;
    from = Object.getPrototypeOf(from) as object
  ) {
    const { constructor: _, ...members } = Object.getOwnPropertyDescriptors(from);
    for (const [key, member] of Object.entries(members))
      if (from === prototype || !Object.hasOwn(prototype, key))
        Object.defineProperty(prototype, key, { ...member, enumerable: true });
  }
  Object.setPrototypeOf(prototype, EventTarget.prototype);
  // A build may rename the class.
  Object.defineProperty(owner, 'name', { value: name, configurable: true });
  for (const type of handlers) {
    const key = `on${type}`;
    const accessor = {
      get [key](): object | null {
        return EventHandlers.get(this as unknown as EventHandlers, type);
      },
      set [key](value: unknown) {
        EventHandlers.set(this as unknown as EventHandlers, type, value);
      },
    };
    Object.defineProperties(prototype, Object.getOwnPropertyDescriptors(accessor));
  }
  for (const [value, key] of constants.entries())
    for (const place of [owner, prototype]) Object.defineProperty(place, key, { value, enumerable: true });
  Object.defineProperty(prototype, Symbol.toStringTag, { value: name, configurable: true });
}

/** Web IDL §3.7.7: a call with fewer arguments than are required is a mistake. */
export function requireArguments(given: number, required: number, what: string): void {
  if (given < required)
    throw new TypeError(`${what} needs ${required} argument${required === 1 ? '' : 's'}; it got ${given}.`);
}
