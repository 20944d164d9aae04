/** Alice at a page of the chat. */
import { chat } from '../../../src/apps/chat/index.ts';
import type { NewsPage } from '../../../src/clients/pages/index.ts';

export const ALICE = chat.feed('Alice');

export const says = (page: NewsPage, text: string): void => chat.click(page, 'Alice', { deed: 'say', text });
