/** Two short sessions as stories (story.ts): a page that polls, and one with a socket. */
export const POLLING = `
  0..40 → SYN
  40..80 ← SYN ACK
  80 connected
  80..120 → ACK
  80 poll start
  80..120 → GET /messages?since=0
  120..160 ← 200 []
  160 read 0
  160..200 → ACK
  300 born 1 Bob hi
  1080 poll interval
  1080..1120 → GET /messages?since=0
  1120..1160 ← 200 [{"id":1,"from":"Bob","text":"hi"}]
  1160 read 1
  1160 shown 1
  1160..1200 → ACK
`;

export const SOCKET = `
  0 state 0
  0..40 → SYN
  40..80 ← SYN ACK
  80 connected
  80..120 → ACK
  80..120 → UPGRADE /chat
  120..160 ← 101
  160 state 1
  160 event open
  200 born 1 Bob one
  200..240 ← text one
  240 shown 1
  400 born 2 Bob two
  400..460 ← text two
  460 shown 2
  600 born 3 Bob three
  600..650 ← text three
  650 shown 3
  700..740 ← ping
  740..780 → pong
  800..840 → close 1000
  800 state 2
  840..880 ← close 1000
  840..880 ← FIN ACK
  880..920 → FIN ACK
  880 state 3
  880 event close 1000
`;
