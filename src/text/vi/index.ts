/** The first picture's words in Vietnamese, fetched for those who read it. */
import { appText } from '../areas/app.ts';
import { stageText } from '../areas/stage.ts';
import { topbarText } from '../areas/topbar.ts';
import { translate } from '../catalogue.ts';
import { app } from './app.ts';
import { stage } from './stage.ts';
import { topbar } from './topbar.ts';

/** From now on the page has them. */
export function speakVietnamese(): void {
  translate(appText, app);
  translate(stageText, stage);
  translate(topbarText, topbar);
}

/** These belong to texts that are fetched later: the code that fetches those texts puts them in. */
export { lesson } from './lesson.ts';
