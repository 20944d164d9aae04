/** The inspector and what it shows, loaded behind the first picture. */
import '../ui/inspector/index.ts';

export { detailOf } from '../projections/inspection/index.ts';
export { copyText } from '../ui/inspector/index.ts';
