import type { appText } from '../areas/app.ts';
import type { Words } from '../catalogue.ts';

export const app: Words<typeof appText> = {
  'skip-to-player': 'Tới thẳng nút Phát',
  'notice.unknown-link': 'Liên kết này chỉ tới một bước không (còn) tồn tại. Đây là bước gần nhất.',
  'notice.broken-link':
    'Liên kết bị hỏng: không đọc được các thay đổi trong đó. Bạn đang xem bài học nguyên bản.',
  'notice.older-link':
    'Liên kết được tạo từ một phiên bản cũ của bài học; các thay đổi được áp dụng lên phiên bản hôm nay.',
  'notice.unreachable':
    'Với những thay đổi của bạn, khoảnh khắc của bước này không bao giờ đến. Hãy khôi phục kịch bản gốc của bài.',
  'notice.failed':
    'Phiên chạy đã dừng vì một lỗi của chúng tôi. Hãy chép liên kết báo lỗi và gửi cho chúng tôi: nó chứa mọi thứ cần thiết.',
  'notice.loading-failed': 'Không tải được bài học này. Hãy kiểm tra kết nối rồi thử lại.',
  'status.stopped': '{title}. Dừng ở {at}.',
  'status.copied': 'Đã chép liên kết.',
  'status.copy-failed': 'Trình duyệt không cho chép. Liên kết nằm trên thanh địa chỉ.',
  'missing.transport': 'Chưa xong: làn {lane} vẫn nói bằng cách khác.',
  'missing.knob-too-low': 'Chưa xong: núm “{name}” còn quá thấp.',
  'missing.knob-too-high': 'Chưa xong: núm “{name}” còn quá cao.',
  'missing.fact': 'Chưa xong: lần chạy này chưa có điều đó.',
  'missing.fact-later': 'Điều đó xảy ra lúc {at}: hãy phát tiếp.',
  'missing.figure-too-low': 'Chưa xong: con số còn quá thấp.',
  'missing.figure-too-high': 'Chưa xong: con số còn quá cao.',
  'missing.action': 'Đến giờ: {count} trên {wanted}.',
  'chapter.2': 'Lý thuyết',
  'none-yet': '…',
};
