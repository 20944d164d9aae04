import type { Trace } from '../../src/trace/index.ts';

/** A trace that has so many facts by now. */
export function growing(trace: Trace): { readonly trace: Trace; length: number } {
  const state = { length: 0 };
  const seen = new Proxy(trace, {
    get: (target, key) => {
      if (key === 'length') return state.length;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  return Object.assign(state, { trace: seen });
}
