/** What the page says of calls in the browser's console. */
import { area } from '../catalogue.ts';

export const consoleText = area(
  {
    ahead: 'Your console got its answer at once; the picture shows it at {at}.',
    unanswered: 'A call in your console had no answer after five minutes of the run, so it was given up.',
    refused: 'The simulated browser cannot do {what}. Leave it out and call again.',
    unfit: 'The run cannot keep this call: {what}',
  },
  {
    ahead: 'Console của bạn nhận câu trả lời ngay; trên hình nó xuất hiện lúc {at}.',
    unanswered:
      'Một lời gọi trong console của bạn không được trả lời sau năm phút của lần chạy nên đã dừng chờ.',
    refused: 'Trình duyệt mô phỏng không làm được {what}. Hãy bỏ phần đó rồi gọi lại.',
    unfit: 'Lần chạy không giữ được lời gọi này: {what}',
  },
);
