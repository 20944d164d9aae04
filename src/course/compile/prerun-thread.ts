/** The thread of `prerun.ts`. */
import { parentPort, workerData } from 'node:worker_threads';
import { runHeadless } from '../../engine/headless.ts';
import type { Written } from '../play/index.ts';

parentPort?.postMessage(await runHeadless(workerData as readonly Written[]));
