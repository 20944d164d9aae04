/** Events by their typed maps: what is heard has the detail that the map says, and another one does not compile. */
import { assert } from 'chai';
import { html, render } from 'lit';
import { on } from '../../src/ui/index.ts';
import { emitter } from '../../src/ui/events.ts';

interface Map {
  'w-step': CustomEvent<{ readonly by: 1 | -1 }>;
  'w-play': CustomEvent<Record<never, never>>;
}

it('a listener gets the detail, and the newest one alone is called', () => {
  const heard: string[] = [];
  const draw = (name: string) =>
    render(html`<i ${on<Map>({ 'w-step': ({ by }) => heard.push(`${name} ${by}`) })}></i>`, document.body);
  draw('first');
  draw('second');
  const [fire, other] = [document.querySelector('i'), document.body].map((from) =>
    emitter<Map>(from ?? new EventTarget()),
  );
  fire?.('w-step', { by: -1 });
  other?.('w-step', { by: 1 });
  fire?.('w-play', {});
  assert.deepEqual(heard, ['second -1']);
});

it('what the map does not say is an error of the compiler', () => {
  // @ts-expect-error the detail has no `to`
  on<Map>({ 'w-step': ({ to }) => to });
  // @ts-expect-error the map has no such event
  on<Map>({ 'w-jump': () => undefined });
  // @ts-expect-error a step goes by one
  emitter<Map>(new EventTarget())('w-step', { by: 2 });
});
