// `npm run bench`: what the page reaches of its goals, as one table. `-- --only=scrub` runs one part of it.
// Nothing here fails because it was slow: a busy machine is not a mistake.
import { cpus, loadavg } from 'node:os';
import { benchCodec } from './codec.ts';
import { benchEngine } from './engine.ts';
import { benchEvents } from './events.ts';
import { benchControls, benchKnobs } from './knobs.ts';
import { benchLighthouse } from './lighthouse.ts';
import { benchLong } from './long.ts';
import { benchScrub } from './scrub.ts';
import { openSite } from './site.ts';
import { benchStart } from './start.ts';
import { tableOf } from './table.ts';

/** @type {Record<string, (site: import('./site.ts').Site) => Promise<import('./table.ts').Row[]>>} */
const PARTS = {
  codec: benchCodec,
  engine: benchEngine,
  events: benchEvents,
  knobs: benchKnobs,
  controls: benchControls,
  start: benchStart,
  scrub: benchScrub,
  long: benchLong,
  lighthouse: benchLighthouse,
};

const only = process.argv.find((argument) => argument.startsWith('--only='))?.slice('--only='.length);
const wanted = only?.split(',') ?? Object.keys(PARTS);
for (const name of wanted) {
  if (!(name in PARTS))
    throw new Error(`There is no part ${name}; there are ${Object.keys(PARTS).join(', ')}.`);
}
const load = () => loadavg()[0]?.toFixed(1);
const before = load();
const site = await openSite();
const rows = [];
try {
  for (const name of wanted) {
    process.stderr.write(`${name} …\n`);
    rows.push(...((await PARTS[name]?.(site)) ?? []));
  }
} finally {
  await site.close();
}
process.stdout.write(
  `${tableOf(rows)}\n\n${cpus().length} processors, load ${before} before and ${load()} after.\n`,
);
