import type { appText } from '../areas/app.ts';
import type { Words } from '../catalogue.ts';

export const app: Words<typeof appText> = {
  'skip-to-player': 'Tới thẳng nút Phát',
  'notice.unknown-link': 'Liên kết này chỉ tới một bước không (còn) tồn tại. Đây là bước gần nhất.',
  'notice.unreachable':
    'Với những thay đổi của bạn, khoảnh khắc của bước này không bao giờ đến. Hãy khôi phục kịch bản gốc của bài.',
  'notice.failed':
    'Lần chạy đã dừng vì một lỗi của chúng tôi. Hãy chép liên kết báo lỗi và gửi cho chúng tôi: nó chứa mọi thứ cần thiết.',
  'notice.missing': 'Chưa tải được {what}. Hãy kiểm tra kết nối rồi thử lại.',
  'notice.outdated':
    'Vẫn chưa tải được {what}. Có lẽ Wire 101 đã có phiên bản mới: hãy tải lại trang, chỗ đang học và các thay đổi của bạn vẫn còn.',
  'part.behind': 'nút phát, phần soi chi tiết, các thiết lập và ô tin nhắn',
  'part.console': 'máy chủ cho console của bạn',
  'part.engine': 'bộ máy tính toán lần chạy',
  'part.help': 'phần trợ giúp',
  'part.inspection': 'phần đọc các byte',
  'part.kept': 'phần đọc liên kết và các thay đổi đã lưu',
  'part.language': 'ngôn ngữ đó',
  'part.lesson': 'bài học này',
  'part.page': 'phần bài học',
  'part.play': 'sân thử',
  'part.styles': 'giao diện của trang',
  retry: 'Thử lại',
  reload: 'Tải lại trang',
  restore: 'Khôi phục lần chạy của bài',
  report: 'Chép liên kết báo lỗi',
  'status.stopped': '{title}. Dừng ở {at}.',
  'chapter.2': 'Lý thuyết',
  'none-yet': '…',
};
