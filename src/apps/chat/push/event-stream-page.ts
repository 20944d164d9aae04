/** A page with an `EventSource`: the browser itself connects again, and says where the page left off. */
import { parseJson } from '../pages/post.ts';
import { LabEventSource } from '../../../clients/event-source/index.ts';
import { HttpPage } from './http-page.ts';

const TARGET = '/events';

export class EventStreamPage extends HttpPage {
  #source: LabEventSource | undefined;

  override start(): void {
    const cause = this.browser.call(`new EventSource('${TARGET}')`);
    const source = new LabEventSource(this.browser, TARGET, cause);
    this.#source = source;
    source.onmessage = ({ data }) => {
      if (typeof data === 'string') this.take(parseJson(data), source.conn, source.lastEvent);
    };
  }

  override close(): void {
    this.#source?.close(this.browser.call('source.close()'));
  }
}
