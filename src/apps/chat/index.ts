/** The chat: messages of several people. */
import type { App } from '../app.ts';
import { chatBackEnd } from './back-end.ts';
import { chatFeed } from './feed.ts';

export { chatBackEnd, chatFeed };

export const chat: App = {
  backEnd: (tools, _spec, { retry }) => chatBackEnd(tools, retry),
  feed: chatFeed,
  click(page, name, deed) {
    if (deed.deed === 'say')
      page.tell(JSON.stringify({ from: name, text: deed.text.repeat(deed.times ?? 1) }));
  },
};
