/** A dedicated worker as the engine's: here the realm's globals may be replaced, the page's never are. */
import { fixedRuns } from './fixed-runs.ts';

addEventListener('message', ({ data }: MessageEvent<{ noisy: boolean }>) => {
  fixedRuns(data.noisy).then(
    (hashes) => postMessage({ hashes }),
    (error: unknown) => postMessage({ error: String(error) }),
  );
});
