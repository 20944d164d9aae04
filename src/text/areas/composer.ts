/** Words of the line in which a message is written. */
import { area } from '../catalogue.ts';

export const composerText = area(
  {
    group: 'Say something',
    from: 'From',
    message: 'Message',
    placeholder: 'Type a message…',
    send: 'Send',
    'send-empty': 'Send empty message',
    size: ['{n} byte', '{n} bytes'],
    'size-name': 'Size as UTF-8',
  },
  {
    group: 'Nhắn một điều',
    from: 'Người gửi',
    message: 'Tin nhắn',
    placeholder: 'Gõ một tin nhắn…',
    send: 'Gửi',
    'send-empty': 'Gửi tin nhắn rỗng',
    size: ['{n} byte', '{n} byte'],
    'size-name': 'Cỡ theo UTF-8',
  },
);

export type ComposerKey = keyof (typeof composerText)['en'];
