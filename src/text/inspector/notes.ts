/**
 * One sentence for each part of a message, by the part's `note` key. A longer key wins where its value is known
 * (`ws.opcode.ping` before `ws.opcode`), and so does a field's own name (`field.upgrade`).
 */
import { handshakeNotes } from './handshake-notes.ts';
import { area } from '../catalogue.ts';

export const notesText = area(
  {
    'ws.fin': 'FIN says whether this frame is the last of its message.',
    'ws.fin.final': 'FIN is 1: the message ends with this frame. Most messages need only one.',
    'ws.fin.more': 'FIN is 0: the message goes on in a continuation frame.',
    'ws.rsv1':
      'Reserved, and 0 unless an extension claimed it. permessage-deflate sets it on a compressed message.',
    'ws.rsv1.compressed':
      'RSV1 is 1: this message is compressed. permessage-deflate, agreed on in the handshake, claimed the bit.',
    'ws.rsv2': 'Reserved for extensions. None has claimed it, so it is 0; a 1 here would end the connection.',
    'ws.rsv3': 'Reserved for extensions. None has claimed it, so it is 0; a 1 here would end the connection.',
    'ws.opcode': 'The opcode says what kind of frame this is. From 0x8 up it is a control frame.',
    'ws.opcode.continuation': 'A continuation: the next piece of the message that an earlier frame began.',
    'ws.opcode.text': 'Text: the whole message must be UTF-8, or the receiver closes with 1007.',
    'ws.opcode.binary': 'Binary: bytes for the application, in which WebSocket reads nothing.',
    'ws.opcode.close':
      'Close: the sender is done. The other end answers with a Close of its own, then TCP ends.',
    'ws.opcode.ping':
      'Ping: “are you there?” The other end must answer with a pong, and page scripts see neither.',
    'ws.opcode.pong':
      'Pong: the answer to a ping, with the same payload. The browser sends it without asking your code.',
    'ws.mask': 'MASK says whether the payload is masked: always from client to server, never the other way.',
    'ws.mask.masked':
      'MASK is 1, as it must be on every frame a client sends. A server that gets an unmasked one closes with 1002.',
    'ws.mask.not':
      'MASK is 0, as it must be on every frame a server sends. A client that gets a masked one closes with 1002.',
    'ws.length-7':
      'Seven bits of length: up to 125 bytes of payload. 126 and 127 say that the length follows in 2 or 8 bytes.',
    'ws.length-7.next': '126 and 127 are no lengths: they say that the real one follows, in 2 bytes or in 8.',
    'ws.length-16': 'The length of the payload in 2 bytes, most significant first: from 126 to 65,535.',
    'ws.length-64': 'The length of the payload in 8 bytes, most significant first. Its top bit must be 0.',
    'ws.masking-key':
      'Four fresh random bytes. Byte i of the payload is XORed with byte i mod 4 of this key.',
    'ws.payload': 'The message itself, or a piece of it. Everything before this byte was the frame’s header.',
    'ws.payload.compressed':
      'DEFLATE blocks, which only unpacked say something. The last 4 bytes of a flush, 00 00 ff ff, are left out; the receiver adds them again.',
    'ws.close-code':
      'Two bytes that say why. 1005, 1006 and 1015 never travel: they are what an end reports to its own code.',
    'ws.close-code.1000': '1000, normal closure: the conversation has served its purpose.',
    'ws.close-code.1001': '1001, going away: a server shuts down, or somebody left the page.',
    'ws.close-code.1002': '1002, protocol error: the other end broke a rule of RFC 6455.',
    'ws.close-code.1003': '1003, unsupported data: a kind of message this end cannot use.',
    'ws.close-code.1007': '1007, invalid payload: most often a text message that is not UTF-8.',
    'ws.close-code.1008': '1008, policy violation: the server does not allow this.',
    'ws.close-code.1009': '1009, message too big.',
    'ws.close-code.1010': '1010, the client missed an extension it needs.',
    'ws.close-code.1011': '1011, internal error: the server met something it did not expect.',
    'ws.close-code.1012':
      '1012, service restart: the server is coming back; a client waits a random while, then reconnects.',
    'ws.close-code.1013': '1013, try again later: the server has too much to do.',
    'ws.close-code.1014': '1014, bad gateway: a proxy got an invalid answer from the server behind it.',
    'ws.close-code.registered':
      '3000 to 3999 belong to libraries and frameworks, which register their codes with IANA.',
    'ws.close-code.private': '4000 to 4999 are free: this application means something of its own by it.',
    'ws.close-reason': 'A reason in UTF-8, at most 123 bytes: for logs and developers, not for users.',

    'http.method': 'The method says what the client wants of the target.',
    'http.method.GET': 'GET asks for what is there now and changes nothing.',
    'http.method.POST': 'POST hands the server something to work with: here, a message to deliver.',
    'http.target': 'The target: which resource, and after the ? what the page wants of it.',
    'http.version': 'The version of HTTP this end speaks. In HTTP/1.1 the connection stays open by default.',
    'http.status': 'Three digits that say how it went; the first gives the class.',
    'http.status.101':
      '101: the server agrees to switch. From the byte after the blank line, both ends speak WebSocket.',
    'http.status.200': '200: it went well, and the answer is in the body.',
    'http.status.204': '204: it went well, and there is nothing to send back.',
    'http.status.304': '304: what you have is still fresh, so no body follows.',
    'http.status.400': '400: the server could not accept the request as it stands.',
    'http.status.404': '404: there is nothing at this target.',
    'http.status.426':
      '426: the server wants another protocol or version, and names it in Upgrade or Sec-WebSocket-Version.',
    'http.reason': 'A phrase for people. No program may rely on it.',
    'http.field-name': 'The name of a header field; upper and lower case mean the same.',
    'http.field-value':
      'What the field says. Every request repeats its fields in full: HTTP/1.1 remembers nothing between requests.',
    'http.blank-line':
      'An empty line ends the header. What follows is the body, or, after a 101, no HTTP any more.',
    'http.body': 'The body. Content-Length, or chunks, told the receiver where it ends.',
    'http.chunk-size':
      'The size of the next chunk in hexadecimal: the sender need not know the whole length beforehand.',
    'http.chunk-data': 'One chunk of the body, as many bytes as its size line said.',
    'http.trailer-name': 'A field that comes after the body, since its value was not known before.',
    'http.trailer-value': 'What the trailer field says.',
    'http.chunks-end': 'A chunk of size 0 and an empty line: the body is complete.',
    'http.rest': 'These bytes are no HTTP: either the message is broken or another protocol has begun.',

    'field.host': 'Which site is meant: one address can serve many.',
    'field.connection':
      'Options for this one connection. “Upgrade” announces the Upgrade field, “keep-alive” keeps TCP open for the next request.',
    'field.upgrade': 'The protocol to switch to. Without it a server has no reason to answer 101.',
    'field.sec-websocket-key':
      'Sixteen random bytes in base64. No secret: hashed into the accept value, they prove that the server speaks WebSocket.',
    'field.sec-websocket-accept':
      'SHA-1 of the key and a fixed text, in base64. The browser works it out too; if they differ, it closes.',
    'field.sec-websocket-version': 'The version of the protocol. 13 is RFC 6455, and the only one in use.',
    'field.sec-websocket-extensions':
      'Extensions the client offers or the server picks, such as compression by permessage-deflate.',
    'field.sec-websocket-protocol':
      'Subprotocols the client can speak; the server picks at most one of them.',
    'field.origin':
      'The site whose page asks. The browser sets it and scripts cannot forge it, so a server can refuse strangers.',
    'field.user-agent': 'Which browser is asking. Over a hundred bytes, in every single request.',
    'field.accept': 'The media types the client would like.',
    'field.accept-encoding': 'The compressions the client understands.',
    'field.accept-language': 'The languages the reader prefers.',
    'field.referer': 'The page the request comes from.',
    'field.cookie':
      'What the server asked the browser to remember. It travels with every request, but only once with a WebSocket.',
    'field.set-cookie': 'The server asks the browser to remember this and send it from now on.',
    'field.cache-control': 'What caches on the way may do with this message.',
    'field.pragma': 'The no-cache of HTTP/1.0, sent along for very old caches.',
    'field.content-type': 'What kind of data the body is.',
    'field.content-length': 'How many bytes the body has: this is how the receiver finds its end.',
    'field.transfer-encoding': 'The body comes in chunks, each with its size in front.',
    'field.date': 'When the server made the answer.',
    'field.keep-alive': 'How long the server keeps the idle connection open.',
    'field.server': 'The software that answers.',
    'field.etag': 'A fingerprint of the answer: send it back next time, and perhaps a 304 will do.',

    ...handshakeNotes.en,

    'tcp.syn': 'SYN opens the connection: it carries the sender’s first sequence number.',
    'tcp.ack': 'ACK confirms every byte before the number it carries.',
    'tcp.fin': 'FIN says: this end sends nothing more. It may still receive.',
    'tcp.rst': 'RST tears the connection down at once; whatever was under way is lost.',
    'tcp.psh': 'PSH asks the receiver to hand the data to the program without waiting for more.',
    'tcp.size': 'The size of the IPv4 packet: 20 bytes of IP and the TCP header with its options.',
    'why.loss':
      'It got lost on the way, and nobody is told: the sender learns of it from the ACK that does not come.',
    'why.cable': 'The cable was out while it was on the way. To TCP that is a loss like any other.',
    'why.box': 'A box on the way dropped it without a word; the sender will try again in vain.',
    'why.timeout':
      'Sent again: no ACK came within the retransmission timeout, which doubles with every further try.',
    'why.timeout-syn': 'The same again: no answer came within the first timeout of one second.',
    'why.acks':
      'Sent again before any timeout: ACKs of what came behind it have shown the sender that this one is missing.',
    'why.reset':
      'Neither end sent this. A box on the way has forgotten the idle connection and resets both ends.',
    'why.waited':
      'A segment of it was lost. TCP delivers in order: what had arrived behind it waited until it came again.',
    'why.flight':
      'A flight of the TLS 1.3 handshake. Sized as measured; encrypted contents are not simulated.',
    'why.flight-12':
      'A flight of the TLS 1.2 handshake. Sized as the RFCs count it; encrypted contents are not simulated.',
    'why.close-notify': 'TLS says that nothing more comes: a FIN alone could be forged.',
    'why.tickets': 'Two tickets: one resumes this session later without the certificate. Nobody waits.',
  },
  {
    'ws.fin': 'FIN cho biết đây có phải khung cuối của tin hay không.',
    'ws.fin.final': 'FIN bằng 1: tin kết thúc ở khung này. Phần lớn tin chỉ cần một khung.',
    'ws.fin.more': 'FIN bằng 0: tin còn tiếp trong một khung continuation.',
    'ws.rsv1':
      'Bit để dành, bằng 0 nếu không phần mở rộng nào dùng. permessage-deflate bật nó khi tin được nén.',
    'ws.rsv1.compressed':
      'RSV1 bằng 1: tin này được nén. permessage-deflate, đã thỏa thuận lúc bắt tay, dùng bit này để báo.',
    'ws.rsv2':
      'Bit để dành cho phần mở rộng. Chưa ai dùng nên bằng 0; gặp số 1 ở đây, bên nhận sẽ ngắt kết nối.',
    'ws.rsv3':
      'Bit để dành cho phần mở rộng. Chưa ai dùng nên bằng 0; gặp số 1 ở đây, bên nhận sẽ ngắt kết nối.',
    'ws.opcode': 'Opcode cho biết đây là loại khung nào. Từ 0x8 trở lên là khung điều khiển.',
    'ws.opcode.continuation': 'Continuation: mảnh tiếp theo của tin mà một khung trước đã mở đầu.',
    'ws.opcode.text': 'Text: cả tin phải là UTF-8, nếu không bên nhận sẽ đóng với mã 1007.',
    'ws.opcode.binary': 'Binary: byte dành cho ứng dụng, WebSocket không đọc gì trong đó.',
    'ws.opcode.close': 'Close: bên gửi đã xong việc. Bên kia đáp lại bằng một khung Close, rồi TCP kết thúc.',
    'ws.opcode.ping': 'Ping: “còn đó không?” Bên kia phải đáp bằng pong; mã trên trang không thấy cả hai.',
    'ws.opcode.pong':
      'Pong: câu trả lời cho ping, mang đúng tải tin của ping. Trình duyệt tự gửi, không hỏi mã của bạn.',
    'ws.mask':
      'MASK cho biết tải tin có mang mặt nạ không: luôn có khi đi từ máy khách lên, không bao giờ có ở chiều ngược lại.',
    'ws.mask.masked':
      'MASK bằng 1, bắt buộc với mọi khung máy khách gửi. Máy chủ nhận khung không mặt nạ sẽ đóng với mã 1002.',
    'ws.mask.not':
      'MASK bằng 0, bắt buộc với mọi khung máy chủ gửi. Máy khách nhận khung có mặt nạ sẽ đóng với mã 1002.',
    'ws.length-7':
      'Bảy bit độ dài: tới 125 byte tải tin. Giá trị 126 và 127 báo rằng độ dài nằm ở 2 hoặc 8 byte sau đó.',
    'ws.length-7.next':
      '126 và 127 không phải độ dài: chúng báo rằng độ dài thật nằm ngay sau đó, trong 2 hoặc 8 byte.',
    'ws.length-16': 'Độ dài tải tin trong 2 byte, byte cao trước: từ 126 đến 65.535.',
    'ws.length-64': 'Độ dài tải tin trong 8 byte, byte cao trước. Bit cao nhất phải bằng 0.',
    'ws.masking-key':
      'Bốn byte ngẫu nhiên, mỗi khung một khác. Byte thứ i của tải tin được XOR với byte thứ i mod 4 của khóa.',
    'ws.payload': 'Chính là tin, hoặc một mảnh của nó. Mọi thứ đứng trước byte này là phần đầu của khung.',
    'ws.payload.compressed':
      'Các khối DEFLATE, phải giải nén mới đọc được. Bốn byte cuối của lần xả, 00 00 ff ff, được bỏ đi; bên nhận tự nối lại.',
    'ws.close-code':
      'Hai byte nói lý do. 1005, 1006 và 1015 không bao giờ được truyền: mỗi bên chỉ tự báo chúng cho mã của mình.',
    'ws.close-code.1000': '1000, đóng bình thường: cuộc trò chuyện đã xong việc.',
    'ws.close-code.1001': '1001, rời đi: máy chủ dừng, hoặc ai đó đã rời trang.',
    'ws.close-code.1002': '1002, lỗi giao thức: bên kia phạm một quy tắc của RFC 6455.',
    'ws.close-code.1003': '1003, dữ liệu không được hỗ trợ: loại tin mà bên này không dùng được.',
    'ws.close-code.1007': '1007, tải tin sai: thường là tin text không phải UTF-8.',
    'ws.close-code.1008': '1008, trái quy định: máy chủ không cho phép điều này.',
    'ws.close-code.1009': '1009, tin quá lớn.',
    'ws.close-code.1010': '1010, máy khách thiếu một phần mở rộng mà nó cần.',
    'ws.close-code.1011': '1011, lỗi bên trong: máy chủ gặp điều không lường trước.',
    'ws.close-code.1012':
      '1012, dịch vụ khởi động lại: máy chủ sắp trở lại; máy khách chờ một lúc ngẫu nhiên rồi nối lại.',
    'ws.close-code.1013': '1013, thử lại sau: máy chủ đang quá tải.',
    'ws.close-code.1014': '1014, cổng nối hỏng: proxy nhận câu trả lời sai từ máy chủ phía sau.',
    'ws.close-code.registered': '3000 đến 3999 thuộc về thư viện và framework, có đăng ký mã với IANA.',
    'ws.close-code.private': '4000 đến 4999 để tự do: ứng dụng này dùng nó theo nghĩa riêng.',
    'ws.close-reason':
      'Lý do bằng UTF-8, tối đa 123 byte: cho nhật ký và người lập trình, không phải cho người dùng.',

    'http.method': 'Phương thức nói máy khách muốn gì ở đích này.',
    'http.method.GET': 'GET hỏi lấy cái đang có và không thay đổi điều gì.',
    'http.method.POST': 'POST trao cho máy chủ một thứ để xử lý: ở đây là một tin nhắn cần chuyển.',
    'http.target': 'Đích: tài nguyên nào, và sau dấu ? là điều trang muốn hỏi.',
    'http.version': 'Phiên bản HTTP mà bên này nói. Với HTTP/1.1, kết nối mặc nhiên được giữ mở.',
    'http.status': 'Ba chữ số nói kết quả ra sao; chữ số đầu cho biết nhóm.',
    'http.status.101': '101: máy chủ đồng ý chuyển. Từ byte ngay sau dòng trống, hai bên nói WebSocket.',
    'http.status.200': '200: mọi việc ổn, câu trả lời nằm trong phần thân.',
    'http.status.204': '204: mọi việc ổn, và không có gì để gửi lại.',
    'http.status.304': '304: bản bạn đang có vẫn còn mới nên không kèm phần thân.',
    'http.status.400': '400: máy chủ không thể nhận yêu cầu viết như thế này.',
    'http.status.404': '404: ở đích này không có gì.',
    'http.status.426':
      '426: máy chủ muốn giao thức hay phiên bản khác, và nêu tên trong Upgrade hoặc Sec-WebSocket-Version.',
    'http.reason': 'Một cụm từ cho người đọc. Chương trình không được dựa vào nó.',
    'http.field-name': 'Tên của một trường trong phần đầu; viết hoa hay thường đều như nhau.',
    'http.field-value':
      'Điều mà trường này nói. Yêu cầu nào cũng lặp lại đủ các trường: HTTP/1.1 không nhớ gì giữa hai yêu cầu.',
    'http.blank-line':
      'Dòng trống kết thúc phần đầu. Sau nó là phần thân, hoặc, sau một mã 101, không còn là HTTP nữa.',
    'http.body': 'Phần thân. Content-Length, hoặc các khúc (chunk), cho bên nhận biết nó kết thúc ở đâu.',
    'http.chunk-size':
      'Cỡ của khúc tiếp theo, viết theo hệ mười sáu: bên gửi không cần biết trước toàn bộ độ dài.',
    'http.chunk-data': 'Một khúc của phần thân, đúng số byte đã báo ở dòng cỡ.',
    'http.trailer-name': 'Một trường đứng sau phần thân, vì trước đó chưa biết giá trị.',
    'http.trailer-value': 'Điều mà trường cuối này nói.',
    'http.chunks-end': 'Một khúc cỡ 0 và một dòng trống: phần thân đã trọn vẹn.',
    'http.rest': 'Các byte này không phải HTTP: hoặc tin hỏng, hoặc một giao thức khác đã bắt đầu.',

    'field.host': 'Trang nào được hỏi: một địa chỉ có thể phục vụ nhiều trang.',
    'field.connection':
      'Tùy chọn cho riêng kết nối này. “Upgrade” báo có trường Upgrade, “keep-alive” giữ TCP mở cho yêu cầu sau.',
    'field.upgrade': 'Giao thức muốn chuyển sang. Thiếu nó, máy chủ không có lý do gì để trả lời 101.',
    'field.sec-websocket-key':
      'Mười sáu byte ngẫu nhiên viết bằng base64. Không phải bí mật: băm vào giá trị accept, nó chứng tỏ máy chủ biết nói WebSocket.',
    'field.sec-websocket-accept':
      'SHA-1 của khóa nối với một chuỗi cố định, viết bằng base64. Trình duyệt cũng tự tính; nếu lệch, nó ngắt.',
    'field.sec-websocket-version': 'Phiên bản giao thức. 13 là RFC 6455, và là bản duy nhất đang dùng.',
    'field.sec-websocket-extensions':
      'Các phần mở rộng máy khách mời hoặc máy chủ chọn, chẳng hạn nén bằng permessage-deflate.',
    'field.sec-websocket-protocol': 'Các giao thức con mà máy khách biết nói; máy chủ chọn nhiều nhất một.',
    'field.origin':
      'Trang web đang hỏi. Trình duyệt tự điền, mã trên trang không giả được, nhờ thế máy chủ có thể từ chối kẻ lạ.',
    'field.user-agent': 'Trình duyệt nào đang hỏi. Hơn một trăm byte, lần nào cũng gửi.',
    'field.accept': 'Những kiểu dữ liệu máy khách muốn nhận.',
    'field.accept-encoding': 'Những cách nén máy khách hiểu.',
    'field.accept-language': 'Những ngôn ngữ người đọc ưa dùng.',
    'field.referer': 'Yêu cầu này đến từ trang nào.',
    'field.cookie':
      'Điều máy chủ đã nhờ trình duyệt ghi nhớ. Nó đi theo mọi yêu cầu, nhưng với WebSocket chỉ đi một lần.',
    'field.set-cookie': 'Máy chủ nhờ trình duyệt ghi nhớ điều này và từ nay gửi lại.',
    'field.cache-control': 'Các bộ nhớ đệm trên đường được làm gì với tin này.',
    'field.pragma': 'Cách viết no-cache của HTTP/1.0, gửi kèm cho những bộ nhớ đệm rất cũ.',
    'field.content-type': 'Phần thân là loại dữ liệu gì.',
    'field.content-length': 'Phần thân dài bao nhiêu byte: nhờ vậy bên nhận biết nó kết thúc ở đâu.',
    'field.transfer-encoding': 'Phần thân đến theo từng khúc, mỗi khúc có cỡ ghi phía trước.',
    'field.date': 'Lúc máy chủ soạn câu trả lời.',
    'field.keep-alive': 'Máy chủ giữ kết nối im lặng mở trong bao lâu.',
    'field.server': 'Phần mềm đang trả lời.',
    'field.etag': 'Dấu vân tay của câu trả lời: lần sau gửi lại, có khi chỉ cần một mã 304.',

    ...handshakeNotes.vi,

    'tcp.syn': 'SYN mở kết nối: nó mang số thứ tự đầu tiên của bên gửi.',
    'tcp.ack': 'ACK xác nhận mọi byte đứng trước con số nó mang.',
    'tcp.fin': 'FIN nói: bên này không gửi gì thêm. Nó vẫn có thể nhận.',
    'tcp.rst': 'RST ngắt kết nối ngay lập tức; những gì đang đi dở đều mất.',
    'tcp.psh': 'PSH nhờ bên nhận trao dữ liệu cho chương trình ngay, đừng đợi thêm.',
    'tcp.size': 'Cỡ của gói IPv4: 20 byte phần đầu IP và phần đầu TCP cùng các tùy chọn.',
    'why.loss': 'Nó thất lạc giữa đường mà chẳng ai được báo: bên gửi chỉ biết khi ACK không về.',
    'why.cable': 'Cáp bị rút khi nó đang trên đường. Với TCP, đó cũng là một lần mất như mọi lần.',
    'why.box': 'Một hộp trung gian lẳng lặng bỏ nó đi; bên gửi sẽ còn thử lại vô ích.',
    'why.timeout': 'Gửi lại: không có ACK nào về trong hạn gửi lại; hạn này dài gấp đôi sau mỗi lần thử.',
    'why.timeout-syn': 'Gửi lại y như cũ: không có câu trả lời trong hạn đầu tiên là một giây.',
    'why.acks': 'Gửi lại mà chưa cần hết giờ: ACK của những gói theo sau cho bên gửi thấy gói này còn thiếu.',
    'why.reset':
      'Không bên nào gửi gói này. Một hộp trung gian đã quên kết nối im lặng và ngắt nó ở cả hai đầu.',
    'why.waited':
      'Một gói của nó bị mất. TCP giao đúng thứ tự: những gì đến sau phải chờ gói ấy được gửi lại.',
    'why.flight': 'Một lượt của bắt tay TLS 1.3. Cỡ như đo được; nội dung mã hóa không được mô phỏng.',
    'why.flight-12':
      'Một lượt của bắt tay TLS 1.2. Cỡ tính theo các RFC; nội dung mã hóa không được mô phỏng.',
    'why.close-notify': 'TLS báo rằng sẽ không còn gì nữa: chỉ riêng FIN thì có thể bị giả mạo.',
    'why.tickets': 'Hai tấm vé: lần sau một vé nối lại phiên này, khỏi cần chứng chỉ. Không ai phải chờ.',
  },
);
