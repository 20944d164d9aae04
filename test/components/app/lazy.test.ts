/** What comes late: it may fail, be tried again, and be out of date when it comes. */
import { assert } from 'chai';
import { lazy, Loads } from '../../../src/app/lazy.ts';

/** A promise that the test keeps or breaks. */
function late() {
  let [come, fail]: [(value: string) => void, () => void] = [() => undefined, () => undefined];
  const promise = new Promise<string>((resolve, reject) => {
    [come, fail] = [resolve, () => reject(new Error('404'))];
  });
  return { get: () => promise, come, fail };
}

let changes = 0;
let loads: Loads;
let used: string[];
const use = (got: string): number => used.push(got);
const turn = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  changes = 0;
  used = [];
  loads = new Loads(() => (changes += 1));
});

describe('what comes late', () => {
  it('in one lane is used only if nothing was wanted after it, in whatever order it comes', async () => {
    const [first, second] = [late(), late()];
    void loads.load(lazy('lesson', first.get), use, 'place');
    void loads.load(lazy('language', second.get), use, 'place');
    second.come('second');
    await turn();
    first.come('first');
    await turn();
    assert.deepEqual(used, ['second']);
  });

  it('and fails too late to matter is not missing', async () => {
    const [first, second] = [late(), late()];
    void loads.load(lazy('lesson', first.get), use, 'place');
    void loads.load(lazy('lesson', second.get), use, 'place');
    first.fail();
    second.come('second');
    await turn();
    assert.deepEqual(loads.missing, []);
    assert.deepEqual(used, ['second']);
  });

  it('without a lane is all used', async () => {
    const [first, second] = [late(), late()];
    void loads.load(lazy('behind', first.get), use);
    void loads.load(lazy('behind', second.get), use);
    second.come('second');
    first.come('first');
    await turn();
    assert.sameMembers(used, ['first', 'second']);
  });

  it('is missing until it is tried again and comes; in vain, it may be out of date', async () => {
    let isThere = false;
    const get = (): Promise<string> => (isThere ? Promise.resolve('it') : Promise.reject(new Error('404')));
    await loads.load(lazy('help', get), use);
    await loads.load(lazy('help', get), use);
    assert.deepEqual([loads.missing, loads.isOutdated], [['help'], false]);
    await loads.retry();
    assert.deepEqual([loads.missing, loads.isOutdated], [['help'], true]);
    isThere = true;
    await loads.retry();
    assert.deepEqual([loads.missing, loads.isOutdated], [[], false]);
    assert.deepEqual(used, ['it', 'it'], 'what was wanted of it is done now');
    assert.isAbove(changes, 0);
  });

  it('whose use fails is not missing', async () => {
    const broken = loads.load(
      lazy('help', () => Promise.resolve('it')),
      () => Promise.reject(new Error('a bug')),
    );
    assert.equal(await broken.catch(String), 'Error: a bug');
    assert.deepEqual(loads.missing, []);
  });
});
