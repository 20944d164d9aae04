/** Sentences of the page as a whole: notices, status, marks, units that the stage and the lesson share. */
import { area } from '../catalogue.ts';

export const appText = area(
  {
    'skip-to-player': 'Skip to Play',
    'notice.unknown-link': 'That link names a step that does not exist (any more). This is the nearest one.',
    'notice.broken-link': 'That link is damaged: its changes could not be read. You see the lesson as it is.',
    'notice.older-link':
      'That link was made with an earlier edition of this lesson; its changes are applied to today’s.',
    'notice.unreachable':
      'With your changes this step’s moment never comes. Restore the lesson’s own scenario to reach it.',
    'notice.failed':
      'The run stopped with an error of ours. Copy the report link and send it to us: it holds everything needed.',
    'notice.loading-failed': 'This lesson could not be loaded. Check the connection and try again.',
    'status.stopped': '{title}. Stopped at {at}.',
    'status.copied': 'Link copied.',
    'status.copy-failed': 'The browser did not let us copy. The link is in the address bar.',
    'status.console-ahead': 'Your console got its answer at once; the picture shows it at {at}.',
    'missing.transport': 'Not yet: lane {lane} still speaks something else.',
    'missing.knob-too-low': 'Not yet: the knob “{name}” stands too low.',
    'missing.knob-too-high': 'Not yet: the knob “{name}” stands too high.',
    'missing.fact': 'Not yet: this run does not contain it.',
    'missing.fact-later': 'It happens at {at}: play on.',
    'missing.figure-too-low': 'Not yet: the figure is still too low.',
    'missing.figure-too-high': 'Not yet: the figure is still too high.',
    'missing.action': 'So far: {count} of {wanted}.',
    'chapter.2': 'Theory',
    'none-yet': '…',
  },
  {
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
    'status.console-ahead': 'Console của bạn nhận câu trả lời ngay; trên hình nó xuất hiện lúc {at}.',
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
  },
);
