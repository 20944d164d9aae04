/** The stage's sheets, a file for each of its parts. */
import { sheets } from '../theme/shared.ts';
import stage from './stage.css?inline';
import heading from './heading.css?inline';
import labels from './labels.css?inline';
import nodes from './nodes.css?inline';
import picture from './picture.css?inline';
import stretch from './stretch.css?inline';

export const styles = sheets(stage, heading, nodes, picture, labels, stretch);
