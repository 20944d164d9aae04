/** Every case of this folder, through the parts that a learner's page is made of (README.md describes the kinds). */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run, toComeReason } from './kinds.ts';

interface Case {
  readonly id: string;
  readonly kind: string;
  readonly about: string;
  readonly context?: string;
}
interface CaseFile {
  readonly title: string;
  readonly cases: readonly Case[];
}

const FILES = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.json'));

for (const name of FILES) {
  const file: CaseFile = JSON.parse(readFileSync(join(import.meta.dirname, name), 'utf8'));
  describe(`${file.title} (${name})`, () => {
    it('has cases', () => expect(file.cases.length).toBeGreaterThan(0));
    for (const each of file.cases) {
      it(`${each.id}: ${each.about}`, async ({ skip }) => {
        const reason = toComeReason(each);
        if (reason !== undefined) skip(reason);
        await run(each);
      });
    }
  });
}
