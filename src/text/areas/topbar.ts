import { area } from '../catalogue.ts';

export const topbarText = area({
  home: 'wire101, all lessons',
  play: 'Playground',
  what: 'One chat over HTTP polling and over WebSocket, on one clock. Every byte can be opened.',
  where: 'You are here',
  language: 'Language',
  share: 'Copy link',
  help: 'Keys and help',
});

export type TopbarKey = keyof (typeof topbarText)['en'];
