/** The page's one sheet of help: what the picture means, the keys, what is real. */
import { area } from '../catalogue.ts';

export const helpText = area(
  {
    title: 'How to read this page',
    close: 'Close',
    'picture.title': 'The picture',
    'picture.1': 'Time flows down. Both lanes share one clock; an arrow slopes by the time it is on its way.',
    'picture.2':
      'A hollow dot: the server has a message. A full dot: the page got it. The hatched bar between is waiting.',
    'picture.3': 'Nothing below the blue line has happened yet, and no number on the page counts it.',
    'hue.tcp': 'TCP: SYN, FIN',
    'hue.http': 'HTTP request and response',
    'hue.upgrade': 'upgrade to WebSocket',
    'hue.text': 'text frame',
    'hue.binary': 'binary frame',
    'hue.control': 'ping and pong',
    'hue.close': 'close and errors',
    'hue.empty': 'an answer with nothing new',
    'keys.title': 'Keys',
    'keys.slider':
      'On the timeline: arrows move by 10 ms, with Shift by 100 ms, Page keys by more; Home and End.',
    'keys.stage':
      'On the picture: up and down walk the arrows, left and right change the lane, Enter opens one; k plays and pauses, comma and full stop step back and forward.',
    'keys.table': 'In tables and bytes: arrows walk, Home and End jump.',
    'real.title': 'What is real',
    'real.1':
      'Every byte on the wire is computed by the rules of its RFC: headers, keys, masks, lengths, the Accept value.',
    'real.2':
      'Times are model time: a round trip and its jitter are settings, so the same lesson always runs the same way.',
    'real.3': 'Nothing leaves your browser. There is no server and no account.',
    'real.4':
      'HTTP/2, where a lane is counted so: the same polls at the same times, on one connection, their fields packed by HPACK as Chromium and nghttp2 pack them. Not in the figure: time. One connection without the limit of six would also be faster where requests queue. Browsers want TLS for it; the lane keeps what it has.',
    licences: 'Licences of the packages in this page',
    'console.title': 'Your own console',
    'console.1': 'Open the browser’s developer tools and type:',
    'console.service-worker': 'It is answered by this page’s own server and drawn in the picture.',
    'console.in-page':
      'It is answered inside the page (no service worker here: {why}) and drawn in the picture.',
    'console.pending': 'The console’s server is starting…',
    'file.title': 'A saved run',
    'file.1':
      'A run that is too long for a link is saved to a file. Open it here, or drop it anywhere on the page.',
    'file.open': 'Open a file…',
  },
  {
    title: 'Cách đọc trang này',
    close: 'Đóng',
    'picture.title': 'Hình vẽ',
    'picture.1':
      'Thời gian chảy xuống dưới. Hai làn dùng chung một đồng hồ; mũi tên càng dốc là đi càng lâu.',
    'picture.2':
      'Chấm rỗng: máy chủ đã có tin. Chấm đặc: trang đã nhận được. Vạch sọc ở giữa là thời gian chờ.',
    'picture.3': 'Những gì dưới vạch xanh chưa xảy ra, và chưa con số nào trên trang tính đến chúng.',
    'hue.tcp': 'TCP: SYN, FIN',
    'hue.http': 'yêu cầu và trả lời HTTP',
    'hue.upgrade': 'nâng cấp lên WebSocket',
    'hue.text': 'khung văn bản',
    'hue.binary': 'khung nhị phân',
    'hue.control': 'ping và pong',
    'hue.close': 'đóng kết nối và lỗi',
    'hue.empty': 'câu trả lời không có gì mới',
    'keys.title': 'Bàn phím',
    'keys.slider':
      'Trên thanh thời gian: phím mũi tên dời 10 ms, kèm Shift 100 ms, Page Up/Down xa hơn; Home và End.',
    'keys.stage':
      'Trên hình: lên và xuống đi qua các mũi tên, trái và phải đổi làn, Enter để mở; k phát và dừng, dấu phẩy lùi một bước, dấu chấm tiến một bước.',
    'keys.table': 'Trong bảng và dãy byte: phím mũi tên để đi, Home và End để nhảy.',
    'real.title': 'Cái gì là thật',
    'real.1':
      'Mọi byte trên đường truyền đều tính theo đúng RFC: phần đầu, khóa, mặt nạ, độ dài, giá trị Accept.',
    'real.2':
      'Thời gian là thời gian mô hình: thời gian một vòng đi về và độ dao động là thiết lập, nên cùng một bài luôn chạy như nhau.',
    'real.3': 'Không có gì rời khỏi trình duyệt của bạn. Không máy chủ, không tài khoản.',
    'real.4':
      'HTTP/2, khi một làn được tính như vậy: vẫn những lần hỏi ấy, cùng thời điểm, trên một kết nối, các trường được HPACK nén như Chromium và nghttp2 nén. Con số không tính thời gian: một kết nối không bị giới hạn sáu còn nhanh hơn khi các yêu cầu phải xếp hàng. Trình duyệt đòi TLS cho HTTP/2; làn giữ nguyên những gì nó có.',
    licences: 'Giấy phép của các gói có trong trang này',
    'console.title': 'Console của chính bạn',
    'console.1': 'Mở công cụ nhà phát triển của trình duyệt và gõ:',
    'console.service-worker': 'Máy chủ của chính trang này sẽ trả lời, và lời gọi được vẽ vào hình.',
    'console.in-page':
      'Lời gọi được trả lời ngay trong trang (ở đây không có service worker: {why}) và được vẽ vào hình.',
    'console.pending': 'Máy chủ cho console đang khởi động…',
    'file.title': 'Lần chạy đã lưu',
    'file.1':
      'Lần chạy quá dài cho một liên kết thì được lưu vào tệp. Mở tệp ở đây, hoặc thả tệp vào bất cứ đâu trên trang.',
    'file.open': 'Mở tệp…',
  },
);
