/** The inspector, what it shows, and the knobs: loaded behind the first picture. */
import '../ui/inspector/index.ts';
import '../ui/knobs/index.ts';

export { detailOf } from '../projections/inspection/index.ts';
export { copyText } from '../ui/inspector/index.ts';
