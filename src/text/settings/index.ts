/** How the page looks to its reader: theme, and the columns beside the picture with their edges. */
import { area } from '../catalogue.ts';

export const settingsText = area(
  {
    settings: 'View',
    theme: 'Theme',
    system: 'As the system',
    light: 'Light',
    dark: 'Dark',
    columns: 'Columns',
    words: 'Words',
    bytes: 'Bytes',
    'words.edge': 'Width of the words',
    'bytes.edge': 'Width of the bytes',
    'bytes.open': 'Open the bytes',
    'bytes.shut': 'Close the bytes',
    'bytes.more': 'All of the window',
    'bytes.less': 'Half of it',
    'bytes.none': 'Nothing has been sent yet.',
    'bytes.newest': 'newest',
    'words.unfold': 'Show the words',
    'bytes.unfold': 'Show the bytes',
  },
  {
    settings: 'Cách hiển thị',
    theme: 'Giao diện',
    system: 'Theo hệ thống',
    light: 'Sáng',
    dark: 'Tối',
    columns: 'Các cột',
    words: 'Bài đọc',
    bytes: 'Byte',
    'words.edge': 'Độ rộng cột bài đọc',
    'bytes.edge': 'Độ rộng cột byte',
    'bytes.open': 'Mở phần byte',
    'bytes.shut': 'Đóng phần byte',
    'bytes.more': 'Cả cửa sổ',
    'bytes.less': 'Một nửa',
    'bytes.none': 'Chưa có gì được gửi.',
    'bytes.newest': 'mới nhất',
    'words.unfold': 'Mở lại cột bài đọc',
    'bytes.unfold': 'Mở lại cột byte',
  },
);

export type SettingsKey = keyof (typeof settingsText)['en'];
