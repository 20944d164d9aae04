/**
 * What only some lanes and questions need, in one piece and without namespaces: parts that are fetched one by one, and helpers that
 * namespaces need, would tear the engine's one file apart.
 */
import {
  answerOffer,
  checkAnswer,
  codecOf,
  contextOf,
  type Deflate,
  Deflater,
  Inflater,
  inflaterFor,
  offer,
} from '../wire/websocket/deflate/index.ts';

export { http2Cost } from '../projections/http2/index.ts';
export { acknowledgmentOf, detailOf, FrameSearch, frameTextOf } from '../projections/inspection/index.ts';
export { Fetcher } from '../clients/fetch/index.ts';
export { pushPage } from '../clients/push/index.ts';
export { Box } from '../servers/boxes/index.ts';
export { Middleware } from '../servers/middleware/index.ts';
export { GZIP as gzip } from '../wire/gzip/index.ts';

export const deflate: Deflate = {
  answerOffer,
  checkAnswer,
  codecOf,
  contextOf,
  Deflater,
  Inflater,
  inflaterFor,
  offer,
};
