/** What is said about links, files, kept changes and bounds; loaded with what reads them. */
import { area } from '../catalogue.ts';

export const noticesText = area(
  {
    'link.broken': 'That link is damaged: its changes could not be read. You see the lesson as it is.',
    'link.newer':
      'That link was made with a newer version of Wire 101, which this page does not understand. Reload to get it; until then you see the lesson as it is.',
    'link.unknown-app':
      'That link is about the application “{app}”, which this page does not have. Reload to get its newest version; until then you see the lesson as it is.',
    'link.older':
      'That link or file is of an earlier edition of this lesson; its changes are applied to today’s.',
    'link.too-costly': 'The changes that came with it are not run. {why} You see the lesson as it is.',
    borrowed: 'You see changes that somebody shared. Yours are untouched. Which ones do you want to keep?',
    'keep-mine': 'Keep mine',
    'keep-these': 'Keep these',
    refused: 'That was not done. {why}',
    'too-costly.kept': 'Changes that were kept for this lesson are not run. {why} They were set aside.',
    'why.actions': 'A run has at most {most} actions, and this would make {is}. Remove some marks first.',
    'why.octets':
      'All messages of a run together have at most {most}, with every repetition, and these would have {is}. Make them shorter or fewer.',
    'why.time': 'A time in a run is at most {most}, and one here is {is}. Choose a shorter one.',
    'why.events':
      'A run may hold about {most} requests, pings and messages, and this one would hold {is}. Ask less often, or say less.',
    'why.edits': 'A run has at most {most} changes, and these are {is}. Start the lesson over, or undo some.',
    'kept.some': [
      'One change of an earlier visit could not be read. It was set aside; all others are here.',
      '{n} changes of an earlier visit could not be read. They were set aside; all others are here.',
    ],
    'kept.none':
      'Your changes of an earlier visit could not be read. They were set aside, and nothing is lost of them.',
    full: 'The browser’s storage for this page is full: your newest changes stay only until you close it. Save them to a file.',
    'link.too-long':
      'This run is too long for a link: it would take {is} characters, and browsers open about {most} everywhere. Save it to a file instead.',
    'save-file': 'Save to a file',
    'file.broken': 'That file holds no run of Wire 101. Choose one that was saved here.',
    'file.newer':
      'That file was saved by a newer version of Wire 101. Reload the page to get it, then open the file again.',
    'file.unknown-app':
      'That file is about the application “{app}”, which this page does not have. Reload the page to get its newest version, then open the file again.',
    copied: 'Link copied.',
    'copy-failed': 'The browser did not let us copy. The link is in the address bar.',
  },
  {
    'link.broken': 'Liên kết bị hỏng: không đọc được các thay đổi trong đó. Bạn đang xem bài học nguyên bản.',
    'link.newer':
      'Liên kết được tạo bằng một phiên bản Wire 101 mới hơn mà trang này chưa hiểu. Hãy tải lại trang để nhận phiên bản đó; lúc này bạn đang xem bài học nguyên bản.',
    'link.unknown-app':
      'Liên kết này nói về ứng dụng “{app}” mà trang này không có. Hãy tải lại trang để nhận phiên bản mới nhất; lúc này bạn đang xem bài học nguyên bản.',
    'link.older':
      'Liên kết hoặc tệp này thuộc một phiên bản cũ của bài học; các thay đổi được áp dụng lên phiên bản hôm nay.',
    'link.too-costly': 'Các thay đổi đi kèm không được chạy. {why} Bạn đang xem bài học nguyên bản.',
    borrowed:
      'Bạn đang xem các thay đổi do người khác chia sẻ. Thay đổi của bạn vẫn còn nguyên. Bạn muốn giữ bên nào?',
    'keep-mine': 'Giữ của tôi',
    'keep-these': 'Giữ bên này',
    refused: 'Thao tác đó không được thực hiện. {why}',
    'too-costly.kept': 'Các thay đổi đã lưu cho bài này không được chạy. {why} Chúng được để riêng ra.',
    'why.actions':
      'Một lần chạy có tối đa {most} hành động, còn ở đây sẽ có {is}. Hãy bỏ bớt vài dấu trên dòng thời gian.',
    'why.octets':
      'Mọi tin nhắn của một lần chạy cộng lại có tối đa {most}, tính cả các lần lặp, còn ở đây sẽ có {is}. Hãy viết ngắn hơn hoặc ít hơn.',
    'why.time':
      'Một khoảng thời gian trong lần chạy dài tối đa {most}, còn ở đây có khoảng {is}. Hãy chọn ngắn hơn.',
    'why.events':
      'Một lần chạy chứa được khoảng {most} yêu cầu, ping và tin nhắn, còn ở đây sẽ có {is}. Hãy hỏi thưa hơn hoặc nói ít hơn.',
    'why.edits':
      'Một lần chạy có tối đa {most} thay đổi, còn ở đây có {is}. Hãy học lại bài từ đầu hoặc hoàn tác bớt.',
    'kept.some': [
      'Có một thay đổi của lần trước không đọc được. Nó được để riêng ra; mọi thay đổi khác vẫn còn đây.',
      'Có {n} thay đổi của lần trước không đọc được. Chúng được để riêng ra; mọi thay đổi khác vẫn còn đây.',
    ],
    'kept.none': 'Không đọc được các thay đổi của lần trước. Chúng được để riêng ra, không mất gì cả.',
    full: 'Bộ nhớ mà trình duyệt dành cho trang này đã đầy: các thay đổi mới nhất chỉ còn đến khi bạn đóng trang. Hãy lưu chúng vào một tệp.',
    'link.too-long':
      'Lần chạy này quá dài cho một liên kết: cần {is} ký tự, trong khi nơi nào cũng mở được chỉ khoảng {most}. Hãy lưu nó vào một tệp.',
    'save-file': 'Lưu vào tệp',
    'file.broken': 'Tệp này không chứa lần chạy nào của Wire 101. Hãy chọn một tệp đã lưu ở đây.',
    'file.newer':
      'Tệp này được lưu bằng một phiên bản Wire 101 mới hơn. Hãy tải lại trang để nhận phiên bản đó rồi mở lại tệp.',
    'file.unknown-app':
      'Tệp này nói về ứng dụng “{app}” mà trang này không có. Hãy tải lại trang để nhận phiên bản mới nhất rồi mở lại tệp.',
    copied: 'Đã chép liên kết.',
    'copy-failed': 'Trình duyệt không cho chép. Liên kết nằm trên thanh địa chỉ.',
  },
);

export type NoticesKey = keyof (typeof noticesText)['en'];
