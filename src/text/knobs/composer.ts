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
    limit: 'A message has at most {n} characters here, and this one has them. Send it, or make it shorter.',
  },
  {
    group: 'Gửi một tin',
    from: 'Người gửi',
    message: 'Tin nhắn',
    placeholder: 'Gõ một tin nhắn…',
    send: 'Gửi',
    'send-empty': 'Gửi tin nhắn rỗng',
    size: ['{n} byte', '{n} byte'],
    'size-name': 'Cỡ theo UTF-8',
    limit: 'Ở đây một tin nhắn có tối đa {n} ký tự, và tin này đã đủ. Hãy gửi đi, hoặc viết ngắn lại.',
  },
);

export type ComposerKey = keyof (typeof composerText)['en'];
