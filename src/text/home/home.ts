/** Words of the page that one comes in by. */
import { area } from '../catalogue.ts';

export const homeText = area(
  {
    title: 'All lessons',
    skip: 'Skip to the lessons',
    what: 'See one chat travel twice.',
    how: 'How does a web page hear news from a server? Here HTTP polling and WebSocket carry the same messages side by side, on one clock, and every byte can be opened.',
    start: 'Start with {lesson}: {title}',
    continue: 'Continue {lesson}: {title}',
    again: 'Once more from {lesson}: {title}',
    picture:
      'A moving picture: Bob writes twice. Over HTTP polling each message waits at the server until the page asks again; over WebSocket it leaves at once.',
    polling: 'asks every 2 s',
    websocket: 'stays open',
    clock: 'one clock',
    play: 'Play the picture',
    pause: 'Pause the picture',
    replay: 'Play the picture again',
    map: 'The course',
    'done-of': '{done} of {all}',
    'done-of-spoken': '{done} of {all} lessons done',
    'steps-of': '{done} / {all}',
    'steps-of-spoken': '{done} of {all} steps done',
    done: 'done',
    coming: 'coming',
    'play-title': 'Playground',
    'play-about': 'One to four lanes, any transport, your own words, and a link that holds all of it.',
    kept: 'What you have done is kept in this browser only.',
    honest: 'No account, no back end. Times are model times; bytes are real.',
  },
  {
    title: 'Tất cả bài học',
    skip: 'Tới thẳng các bài học',
    what: 'Một cuộc trò chuyện, hai đường đi.',
    how: 'Trang web nhận tin mới từ máy chủ bằng cách nào? Ở đây HTTP polling và WebSocket cùng chuyển những tin nhắn như nhau, song song theo một đồng hồ, và byte nào cũng mở ra xem được.',
    start: 'Bắt đầu với {lesson}: {title}',
    continue: 'Học tiếp {lesson}: {title}',
    again: 'Học lại từ {lesson}: {title}',
    picture:
      'Hình chuyển động: Bob viết hai lần. Với HTTP polling, mỗi tin nằm chờ ở máy chủ đến khi trang hỏi lại; với WebSocket, tin được gửi đi ngay.',
    polling: '2 giây hỏi một lần',
    websocket: 'luôn mở sẵn',
    clock: 'cùng giờ',
    play: 'Cho hình chạy',
    pause: 'Dừng hình',
    replay: 'Cho hình chạy lại',
    map: 'Khóa học',
    'done-of': '{done} trên {all}',
    'done-of-spoken': 'đã xong {done} trên {all} bài',
    'steps-of': '{done} / {all}',
    'steps-of-spoken': 'đã xong {done} trên {all} bước',
    done: 'đã xong',
    coming: 'sắp có',
    'play-title': 'Sân thử',
    'play-about':
      'Một đến bốn làn, cách truyền nào cũng được, lời do bạn viết, và một liên kết giữ lại tất cả.',
    kept: 'Những gì bạn đã học chỉ lưu trong trình duyệt này.',
    honest: 'Không tài khoản, không máy chủ phía sau. Thời gian là của mô hình; byte là thật.',
  },
);

export type HomeKey = keyof (typeof homeText)['en'];
