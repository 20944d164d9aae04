// The bench that the element tests stand on: if one of these fails, theirs prove nothing.
import { assert } from 'chai';
import { LitElement, html } from 'lit';
import { Server, WebSocket as MockSocket } from 'mock-socket';
import { assertAccessible } from './axe.ts';

class NamelessButton extends LitElement {
  protected override render() {
    return html`<button></button>`;
  }
}
customElements.define('nameless-button', NamelessButton);

async function mounted(element: LitElement): Promise<LitElement> {
  document.body.replaceChildren(element);
  await element.updateComplete;
  return element;
}

it('axe sees into a shadow root', async () => {
  const element = await mounted(new NamelessButton());
  const error: unknown = await assertAccessible(element).catch((thrown: unknown) => thrown);
  assert.match(String(error), /button-name/);
});

it('axe refuses an element with nothing to check', async () => {
  const error: unknown = await assertAccessible(document.createElement('div')).catch(
    (thrown: unknown) => thrown,
  );
  assert.instanceOf(error, Error);
});

it('the page is visible and gets animation frames', async () => {
  await new Promise(requestAnimationFrame);
  assert.equal(document.visibilityState, 'visible');
});

it('packages that are not modules can be imported', async () => {
  const server = new Server('ws://bench.test/', { mock: false });
  const socket = new MockSocket('ws://bench.test/');
  await new Promise((resolve) => socket.addEventListener('open', resolve));
  assert.equal(socket.readyState, MockSocket.OPEN);
  server.stop();
});
