import type { topbarText } from '../areas/topbar.ts';
import type { Words } from '../catalogue.ts';

export const topbar: Words<typeof topbarText> = {
  home: 'wire101, tất cả bài học',
  play: 'Sân thử',
  what: 'Một cuộc trò chuyện qua HTTP polling và qua WebSocket, chung một đồng hồ. Byte nào cũng mở ra xem được.',
  where: 'Bạn đang ở đây',
  language: 'Ngôn ngữ',
  share: 'Chép liên kết',
  help: 'Phím tắt và trợ giúp',
};
