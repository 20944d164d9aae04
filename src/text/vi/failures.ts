import type { failureText } from '../areas/failures.ts';
import type { Words } from '../catalogue.ts';

export const failures: Words<typeof failureText> = {
  'failure.cors/no-allow-origin': 'đã trả lời, nhưng không cho trang của origin khác',
  'failure.cors/other-origin': 'đã trả lời cho một origin khác',
  'failure.cors/preflight-status': 'preflight bị từ chối',
  'failure.cors/method-refused': 'server không cho phép phương thức này',
  'failure.cors/header-refused': 'server không cho phép trường này',
  'failure.fetch/bad-location': 'chuyển hướng không có địa chỉ hợp lệ',
  'failure.fetch/bad-scheme': 'chuyển hướng ra ngoài HTTP',
  'failure.fetch/other-host': 'chuyển hướng tới một server không có ở đây',
  'failure.fetch/credentials': 'chuyển hướng mang theo mật khẩu',
  'failure.fetch/too-many-redirects': 'chuyển hướng quá 20 lần',
  'failure.fetch/unknown-coding': 'nén theo cách trình duyệt không biết',
  'failure.fetch/bad-coding': 'không giải nén được',
  'failure.cookie/malformed': 'không giữ cookie: sai cú pháp hoặc quá dài',
  'failure.cookie/other-domain': 'không giữ cookie: dành cho tên miền khác',
  'failure.cookie/secure-over-http': 'không giữ cookie: Secure cần https',
  'failure.cookie/none-without-secure': 'không giữ cookie: SameSite=None cần Secure',
  'failure.cookie/cross-site': 'không giữ cookie: trang thuộc site khác',
  'failure.cookie/prefix': 'không giữ cookie: tiền tố hứa nhiều hơn',
  'failure.cookie/shadows-secure': 'không giữ cookie: nó sẽ che một cookie Secure',
  'failure.http/peer-gone': 'trả lời quá muộn: bên hỏi đã đi',
  'failure.http/too-slow': 'yêu cầu không đến kịp',
  'failure.http/unasked-upgrade': 'không ai xin rời HTTP',
  'failure.http/chunked-not-last': 'không ai biết thân kết thúc ở đâu',
  'failure.http/incomplete': 'bị cắt giữa chừng',
};
