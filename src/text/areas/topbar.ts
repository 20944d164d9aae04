import { area } from '../catalogue.ts';

export const topbarText = area(
  {
    home: 'wire101, all lessons',
    where: 'You are here',
    language: 'Language',
    theme: 'Theme',
    system: 'As the system',
    light: 'Light',
    dark: 'Dark',
    share: 'Copy link',
    help: 'Keys and help',
  },
  {
    home: 'wire101, tất cả bài học',
    where: 'Bạn đang ở đây',
    language: 'Ngôn ngữ',
    theme: 'Giao diện',
    system: 'Theo hệ thống',
    light: 'Sáng',
    dark: 'Tối',
    share: 'Chép liên kết',
    help: 'Phím tắt và trợ giúp',
  },
);

export type TopbarKey = keyof (typeof topbarText)['en'];
