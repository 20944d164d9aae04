export { Browser, type BrowserOptions } from './browser.ts';
export { fetchFields, upgradeFields } from './chromium.ts';
export { PollingPage } from './polling-page.ts';
export { SocketPage } from './socket-page.ts';
export { LabCloseEvent, LabWebSocket, type Mistake } from './web-socket.ts';
