import type { playerText } from '../areas/player.ts';
import type { Words } from '../catalogue.ts';

export const player: Words<typeof playerText> = {
  player: 'Điều khiển phát',
  play: 'Phát',
  pause: 'Tạm dừng',
  back: 'Lùi một bước',
  forward: 'Tiến một bước',
  restart: 'Về đầu',
  undo: 'Hoàn tác',
  redo: 'Làm lại',
  timeline: 'Dòng thời gian',
  value: '{at} trên {end}',
  speed: 'Tốc độ',
  times: '{speed}×',
  cut: 'Lược quãng lặng',
  marks: 'Thao tác của bạn',
  mark: '{label}, {at}',
  'mark-help': 'Phím mũi tên dời 10 ms, thêm Shift thì 100 ms. Enter để sửa, Delete để xóa.',
  'mark-words': 'Tin nhắn',
  'mark-save': 'Lưu',
  'mark-remove': 'Xóa',
};
