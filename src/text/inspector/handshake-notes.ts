/** What the lines of an opening handshake say, and why a page refuses an answer. */
import { area } from '../catalogue.ts';

export const handshakeNotes = area(
  {
    'hs.request-line':
      'An ordinary HTTP request: GET, a path, HTTP/1.1. So any web server and proxy understands how it begins.',
    'hs.101':
      '101 Switching Protocols: the server accepts. This line and its fields are the last HTTP on this connection.',
    'hs.refused':
      'Any status but 101 refuses. The connection stays HTTP, and the page’s socket fails with code 1006.',
    'hs.200': '200 OK is a fine answer to a page, and none to an opening handshake: no socket opens.',
    'hs.302':
      '302 Found sends the asker elsewhere. fetch would follow; a WebSocket never does. The page has to know the address.',
    'hs.400': '400 Bad Request: something that RFC 6455 §4.1 demands of the page is missing or malformed.',
    'hs.401':
      '401 Unauthorized: the server wants to know who asks. No login appears, and a page cannot add the field: cookies or a ticket in the address do it.',
    'hs.403':
      '403 Forbidden: the server does not open sockets for pages of this origin. Browsers name it truthfully, so it stops other sites from using your cookies.',
    'hs.404': '404 Not Found: the server is there, and no socket opens at this path.',
    'hs.426':
      '426 Upgrade Required: the server speaks another version and says which one: Sec-WebSocket-Version: 13.',
    'hs.why.status': 'The answer is no 101; the page is not told which one it was.',
    'hs.why.upgrade': 'Upgrade does not say websocket.',
    'hs.why.connection': 'Connection does not name Upgrade.',
    'hs.why.accept':
      'The accept value is not the one that this key makes: whoever answered has not understood WebSocket.',
    'hs.why.extensions': 'Sec-WebSocket-Extensions cannot be read.',
    'hs.why.extension': 'The server uses an extension that the page has not offered.',
    'hs.why.protocol': 'The server chose a subprotocol that the page has not offered.',
    'hs.why.no-protocol': 'The page offered subprotocols, and the server chose none.',
  },
  {
    'hs.request-line':
      'Một yêu cầu HTTP bình thường: GET, đường dẫn, HTTP/1.1. Nhờ vậy máy chủ web và proxy nào cũng hiểu phần mở đầu.',
    'hs.101':
      '101 Switching Protocols: máy chủ nhận lời. Dòng này và các trường của nó là HTTP cuối cùng trên kết nối.',
    'hs.refused':
      'Mọi mã khác 101 đều là từ chối. Kết nối vẫn là HTTP, còn socket của trang hỏng với mã 1006.',
    'hs.200':
      '200 OK là câu trả lời tốt cho một trang, nhưng không phải cho lời bắt tay: không socket nào mở.',
    'hs.302':
      '302 Found chỉ bên hỏi sang nơi khác. fetch sẽ đi theo; WebSocket thì không bao giờ. Trang phải tự biết địa chỉ.',
    'hs.400': '400 Bad Request: thiếu hoặc sai một điều mà RFC 6455 §4.1 đòi ở trang.',
    'hs.401':
      '401 Unauthorized: máy chủ muốn biết ai đang hỏi. Không có ô đăng nhập nào hiện ra, trang cũng không tự thêm trường được: phải nhờ cookie, hay một tấm vé ghi trong địa chỉ.',
    'hs.403':
      '403 Forbidden: máy chủ không mở socket cho trang thuộc nguồn này. Trình duyệt luôn khai nguồn thật, nhờ vậy trang lạ không lợi dụng được cookie của bạn.',
    'hs.404': '404 Not Found: máy chủ có đó, nhưng ở đường dẫn này không mở socket.',
    'hs.426':
      '426 Upgrade Required: máy chủ nói phiên bản khác và cho biết phiên bản nào: Sec-WebSocket-Version: 13.',
    'hs.why.status': 'Câu trả lời không phải 101; trang không được biết đó là mã nào.',
    'hs.why.upgrade': 'Upgrade không ghi websocket.',
    'hs.why.connection': 'Connection không nhắc đến Upgrade.',
    'hs.why.accept': 'Giá trị accept không phải giá trị mà khóa này cho ra: bên trả lời chưa hiểu WebSocket.',
    'hs.why.extensions': 'Không đọc được Sec-WebSocket-Extensions.',
    'hs.why.extension': 'Máy chủ dùng một phần mở rộng mà trang chưa đề nghị.',
    'hs.why.protocol': 'Máy chủ chọn một giao thức con mà trang chưa đề nghị.',
    'hs.why.no-protocol': 'Trang đề nghị giao thức con, mà máy chủ không chọn cái nào.',
  },
);
