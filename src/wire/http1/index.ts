export { RequestDecoder } from './request.ts';
export { ResponseDecoder } from './response.ts';
export { describeHttp } from './describe.ts';
export type { Part } from './describe.ts';
export { encodeChunk, encodeLastChunk, encodeRequest, encodeResponse } from './encode.ts';
export { etagOf, namesTag, weakened } from './etag.ts';
export { fieldValue, fieldValues, hasToken, isToken, listOf, trimOws } from './fields.ts';
export { checkHost } from './host.ts';
export type { Failure, Field, Message, RequestHead, ResponseHead } from './message.ts';
