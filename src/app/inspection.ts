/** The inspector, what it shows, and the knobs: loaded behind the first picture. */
// Fetched now: a later edit must not depend on a server that may be gone by then.
import '../scenario/json/index.ts';
import '../ui/inspector/index.ts';
import '../ui/knobs/index.ts';

export { detailOf } from '../projections/inspection/index.ts';
export { copyText } from '../ui/inspector/index.ts';
