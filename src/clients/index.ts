export { Browser, type BrowserOptions, type BrowserParts, type Poll, type Shown } from './browser.ts';
export { eventSourceFields, fetchFields, type Party, preflightFields, upgradeFields } from './chromium.ts';
export { LabCloseEvent } from './dom.ts';
export { LabWebSocket, PAGE_FAULTS, type PageFault } from './web-socket.ts';
export { BackOff } from './back-off.ts';
export { BrowserConsole } from './console.ts';
export type { Arrived, BodyReader } from './http-pool.ts';
export type { PageTimer } from './page-timers.ts';
