import { describe, expect, it } from 'vitest';
import type { Entry, ReadEntries } from '../readable-entries';
import { demonstrationStep, gettingStarted } from './getting-started';

const settings = (fields: Record<string, unknown>): ReadEntries => {
  return async ({ uid }) =>
    uid === 'api::site-settings.site-settings'
      ? [{ documentId: 'settings', updatedAt: new Date(), ...fields } satisfies Entry]
      : [];
};

async function stepsDone(read: ReadEntries): Promise<string[]> {
  const steps = await gettingStarted(read, () => true);
  return steps.filter(({ isDone }) => isDone).map(({ id }) => id);
}

describe('what a site needs before it opens', () => {
  it('is not done while the settings hold the words that every new partnership starts with', async () => {
    const read = settings({
      partnershipName: 'Your safeguarding partnership',
      reportContacts: [{ name: 'NSPCC Helpline' }],
    });
    expect(await stepsDone(read)).toEqual([]);
  });

  it('is done once the partnership has put its own name and contacts there', async () => {
    const read = settings({
      partnershipName: 'Larkmoor Safeguarding Partnership',
      reportContacts: [{ name: 'NSPCC Helpline' }, { name: 'Larkmoor children’s services' }],
    });
    expect(await stepsDone(read)).toEqual(['site-settings', 'report-contacts']);
  });

  it('leaves out what the person may not read', async () => {
    expect(await gettingStarted(settings({}), () => false)).toEqual([]);
  });
});

describe('the demonstration', () => {
  it('is no step once it is gone', () => {
    expect(demonstrationStep(false, true)).toEqual([]);
  });

  it('is removed by those who have the panel for it', () => {
    expect(demonstrationStep(true, true)).toMatchObject([
      { title: 'Remove the demonstration', isDone: false, path: null },
    ]);
  });

  it('is for others to ask an administrator about', () => {
    expect(demonstrationStep(true, false)).toMatchObject([
      { title: 'Ask an administrator to remove the demonstration', path: null },
    ]);
  });
});
