/** The stage's sheets, a file for each of its parts. */
import { sheets } from '../theme/shared.ts';
import frame from './frame.css?inline';
import heading from './heading.css?inline';
import labels from './labels.css?inline';
import nodes from './nodes.css?inline';
import picture from './picture.css?inline';
import stretch from './stretch.css?inline';

export const styles = sheets(frame, heading, nodes, picture, labels, stretch);
