/** What is said of a link or a file that cannot be opened. */
import { assert } from 'chai';
import { unreadable } from '../../../src/app/pages/lesson/unreadable.ts';
import { UnknownApp } from '../../../src/scenario/json/index.ts';

describe('a link or a file', () => {
  it('about an application that is not there: which, and what to do, in both languages', () => {
    const unknown = new UnknownApp('chess');
    assert.equal(
      unreadable('link', unknown)('en'),
      'That link is about the application “chess”, which this page does not have. Reload to get its newest version; until then you see the lesson as it is.',
    );
    assert.include(unreadable('file', unknown)('en'), 'then open the file again');
    for (const what of ['link', 'file'] as const)
      assert.match(unreadable(what, unknown)('vi'), /“chess”.*tải lại trang/);
  });

  it('that is damaged, or newer than the page', () => {
    assert.include(unreadable('link', 'broken')('en'), 'damaged');
    assert.include(unreadable('file', 'newer')('vi'), 'mới hơn');
  });
});
