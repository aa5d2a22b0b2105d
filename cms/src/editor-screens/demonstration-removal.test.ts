import type { Core } from '@strapi/strapi';
import { describe, expect, it } from 'vitest';
import { type Demonstration, DemonstrationRemoval } from './demonstration-removal';

function logOf(lines: string[]): Core.Strapi {
  return { log: { error: (line: string) => lines.push(line) } } as unknown as Core.Strapi;
}

function demonstration(remove: Demonstration['remove']): Demonstration {
  return { status: async () => ({ isLoaded: true, items: [] }), remove };
}

describe('removing the demonstration', () => {
  it('says how far it is, then how much went', async () => {
    const seen: unknown[] = [];
    const removal: DemonstrationRemoval = new DemonstrationRemoval(
      logOf([]),
      demonstration(async (_strapi, onProgress) => {
        onProgress(1, 2);
        seen.push((await removal.status()).removal);
        onProgress(2, 2);
      }),
    );
    expect((await removal.status()).removal).toEqual({ state: 'idle' });
    await removal.start();
    expect(seen).toEqual([{ state: 'running', done: 1, total: 2 }]);
    expect((await removal.status()).removal).toEqual({ state: 'done', removed: 2 });
  });

  it('says what went wrong and logs it', async () => {
    const lines: string[] = [];
    const removal = new DemonstrationRemoval(
      logOf(lines),
      demonstration(async () => {
        throw new Error('The file of “Full report” is in use.');
      }),
    );
    await removal.start();
    expect((await removal.status()).removal).toEqual({
      state: 'failed',
      message: 'The file of “Full report” is in use.',
    });
    expect(lines).toHaveLength(1);
  });

  it('runs once when it is asked twice', async () => {
    let runs = 0;
    const removal = new DemonstrationRemoval(
      logOf([]),
      demonstration(async () => {
        runs += 1;
        await Promise.resolve();
      }),
    );
    await Promise.all([removal.start(), removal.start()]);
    expect(runs).toBe(1);
  });
});
