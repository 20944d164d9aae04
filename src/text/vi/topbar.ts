import type { topbarText } from '../areas/topbar.ts';
import type { Words } from '../catalogue.ts';

export const topbar: Words<typeof topbarText> = {
  home: 'wire101, tất cả bài học',
  play: 'Sân thử',
  where: 'Bạn đang ở đây',
  language: 'Ngôn ngữ',
  share: 'Chép liên kết',
  help: 'Phím tắt và trợ giúp',
};
