export { Browser, type BrowserOptions, type BrowserParts } from './browser.ts';
export { eventSourceFields, fetchFields, type Party, preflightFields, upgradeFields } from './chromium.ts';
export { PollingPage } from './polling-page.ts';
export { PAGE_FAULTS, SocketPage } from './socket-page.ts';
export { LabCloseEvent } from './dom.ts';
export { LabWebSocket } from './web-socket.ts';
