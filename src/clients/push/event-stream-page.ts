/** A page with an `EventSource`: the browser itself connects again, and says where the page left off. */
import { LabEventSource } from '../event-source/index.ts';
import { NewsPage } from '../pages/index.ts';

export class EventStreamPage extends NewsPage {
  #source: LabEventSource | undefined;

  override start(): void {
    const { events } = this.feed;
    const cause = this.browser.call(`new EventSource('${events}')`);
    const source = new LabEventSource(this.browser, events, cause);
    this.#source = source;
    source.onmessage = ({ data }) => {
      if (typeof data === 'string') this.take(this.feed.one(data), source.conn, source.lastEvent);
    };
  }

  override close(): void {
    this.#source?.close(this.browser.call('source.close()'));
  }
}
