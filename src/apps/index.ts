/** All applications, by the names that scenarios give. */
import type { AppName } from '../scenario/index.ts';
import type { App } from './app.ts';
import { chat } from './chat/index.ts';
import { ticker } from './ticker/index.ts';

export type { App, AppBackEnd, Beginning } from './app.ts';

export const APPS: Readonly<Record<AppName, App>> = { chat, ticker };
