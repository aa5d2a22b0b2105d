import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFirstSignIn } from '../../scripts/run/first-sign-in.ts';
import { namesIn } from '../kills/sound-store.ts';
import type { Run } from '../running/run.ts';

/** Every word that `newWord` makes for a title, a text, a file or an address. */
const madeUpWord = /zq[a-z]{18}/g;

/** Threat row 19, the part about logs: they name nobody, and nothing that is not public. */
export function proveLogs(run: Run): void {
  describe('logs', () => {
    it('row 19: hold no e-mail address or password of staff, no secret, no word of an item', () => {
      const { dataDir, secrets } = run.product;
      const accounts = readFirstSignIn(dataDir);
      const forbidden = [
        ...accounts.flatMap(({ email, password }) => [email, password]),
        ...Object.values(secrets),
      ];
      const folder = path.join(dataDir, 'logs');
      const files = namesIn(folder);
      expect(files.length).toBeGreaterThan(1);
      let lines = 0;
      for (const file of files) {
        const text = readFileSync(path.join(folder, file), 'utf8');
        lines += text.split('\n').length;
        expect(forbidden.filter((one) => text.includes(one)).length, file).toBe(0);
        expect(text.match(madeUpWord) ?? [], file).toEqual([]);
      }
      run.keep('Threats', 'row 19: logs', `${lines} lines, nobody named, no word of an item`);
    });

    it('row 19: would be noticed', () => {
      expect('an item zqabcdefghijklmnopqr'.match(madeUpWord)).toHaveLength(1);
    });
  });
}
