/** What a scenario may hold for a setting, as the tables of settings say it. */
import * as v from 'valibot';
import type { Micros } from '../../base/index.ts';
import type { Form } from '../knobs.ts';
import { count, time } from './words.ts';

export function valueOf(form: Form): v.GenericSchema {
  switch (form.is) {
    case 'time': {
      const { least = 0, mayBeNone = false } = form;
      const isIn = (value: Micros): boolean => value >= least || (mayBeNone && value === 0);
      return v.pipe(time, v.check(isIn, `It is ${mayBeNone ? '0 or ' : ''}at least ${least / 1000} ms.`));
    }
    case 'count':
    case 'rate':
      return v.pipe(count(form.most), v.minValue(form.least ?? 0));
    case 'flag':
      return v.boolean();
    case 'choice':
      return v.picklist(form.choices);
  }
}

/** Where a scenario says nothing, the plain value holds; but for what it has to say. */
export const entriesOf = (
  settings: readonly (readonly [string, Form & { readonly isNeeded?: true }])[],
): Readonly<Record<string, v.GenericSchema>> =>
  Object.fromEntries(
    settings.map(([name, form]) => [
      name,
      form.isNeeded === true ? valueOf(form) : v.optional(valueOf(form), form.plain),
    ]),
  );
