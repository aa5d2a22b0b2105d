import type { Locator, Page } from '@playwright/test';
import { type Admin, signedIn } from '../fixtures/admin-api.ts';
import { breaches } from '../fixtures/axe.ts';
import { expect } from '../fixtures/watched-page.ts';
import { settings } from '../settings.ts';
import { signIn } from './sign-in.ts';
import { openScreen, test } from './staff.ts';
import { smallPdf } from './small-pdf.ts';

const kind = 'publication';
const run = Date.now();
const report = `Larch Hill report ${run}`;
const briefing = `Larch Hill briefing ${run}`;
const bundle = `Larch Hill: report and briefing ${run}`;
const tomorrow = ukDay(1);
/** As the panel of the edit screen says it. */
const comesDown = 'Comes down on Monday 3 June 2058 at 5:00pm BST';

// Strapi's own: it reports the requests that it cancels. And the refusals that are provoked here.
test.use({ provoked: /AbortError: signal is aborted|status of (400|404)/ });

interface ScheduleAnswer {
  releases: { id: string; title: string; state: string }[];
}

const isLeft = (title: string, state: string) =>
  [bundle, report].includes(title) && state === 'planned';

/** One journey, so each test goes on from the one before. */
test.describe.serial('a bundle that goes out by itself', () => {
  test.describe.configure({ timeout: 300_000 });
  let approver: Admin;
  const made: { documentId: string; file: number }[] = [];

  test.beforeAll(async () => {
    const author = await signedIn('author');
    approver = await signedIn('approver');
    for (const [title, kindOf] of [
      [report, 'Report'],
      [briefing, 'Seven-minute briefing'],
    ]) {
      const name = `larch-hill-${kindOf}.pdf`;
      const file = await author.upload(name, Buffer.from(smallPdf(title)), 'application/pdf');
      const { documentId } = await author.create(kind, {
        title,
        slug: `larch-hill-${made.length}-${run}`,
        kind: kindOf,
        language: 'English',
        summary: 'Made for the browser test.',
        types: { connect: [{ documentId: await author.firstId('review-type') }] },
        documents: [{ title: 'The file', file, language: 'English', isAccessible: false }],
      });
      made.push({ documentId, file });
    }
  });

  test.afterAll(async () => {
    await approver.call('POST', '/editor-screens/releases/resume', {});
    const { data } = await approver.call<{ data: ScheduleAnswer }>(
      'GET',
      '/editor-screens/releases',
    );
    // What a journey that broke off has left.
    for (const { id } of data.releases.filter(({ title, state }) => isLeft(title, state))) {
      await approver.call('POST', `/editor-screens/releases/${id}/cancel`, {});
    }
    for (const { documentId, file } of made) {
      await approver.remove(kind, { documentId });
      await approver.call('DELETE', `/upload/files/${file}`);
    }
  });

  test('is planned for tomorrow 09:30 by a communications officer, who sees it in the calendar', async ({
    staff,
  }) => {
    const page = await staff('author');
    await openScreen(page, `${settings.cmsUrl}/admin`);
    await page.getByRole('link', { name: 'Schedule', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Schedule' })).toBeVisible();
    await expect(page.getByRole('button', { name: /^Stop everything/ })).toHaveCount(0);
    await page.getByRole('button', { name: 'Plan a release' }).click();
    const dialogue = page.getByRole('dialog', { name: 'Plan a release' });
    await dialogue.getByRole('button', { name: 'Plan it' }).click();
    await expect(dialogue.getByText('Choose what goes out.')).toBeVisible();
    await dialogue.getByLabel('What goes out').fill(report);
    await dialogue.getByRole('button', { name: `Add ${report}` }).click();
    await dialogue.getByLabel('Add something else').fill(briefing);
    await dialogue.getByRole('button', { name: `Add ${briefing}` }).click();
    // The night on which the clocks go forward.
    await dialogue.getByLabel('Day').fill('2038-03-28');
    const time = dialogue.getByLabel('Time in the UK');
    await time.fill('01:30');
    await expect(time).toHaveAccessibleDescription(/^That time does not exist: /);
    expect(await breaches(page, '[role="dialog"]')).toEqual([]);
    await dialogue.getByLabel('Day').fill(tomorrow);
    await time.fill('09:30');
    await expect(time).toHaveAccessibleDescription('');
    await expect(dialogue.getByText(/^Goes out on .* at 9:30am (GMT|BST)\.$/)).toBeVisible();
    await dialogue.getByLabel('Name of the release').fill(bundle);
    await expect(dialogue.getByLabel('Send me the receipt by e-mail')).toBeVisible();
    expect(await breaches(page, '[role="dialog"]')).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.getByText('Close without planning it?')).toBeVisible();
    await page.getByRole('button', { name: 'Go back' }).click();
    await dialogue.getByRole('button', { name: 'Plan it' }).click();
    await expect(dialogue).toBeHidden();

    await dayIn(page, `09:30 goes out: ${bundle}`).click();
    const card = cardOf(page);
    await expect(card.getByText('Needs approval', { exact: true })).toBeVisible();
    await expect(card.getByText(', not approved yet')).toHaveCount(2);
    expect(await breaches(page, 'main')).toEqual([]);
    for (const title of [report, briefing]) {
      await cardOf(page).getByRole('link', { name: title }).click();
      await page.getByRole('button', { name: 'Ask for approval…' }).click();
      const asking = page.getByRole('dialog', { name: 'Ask for approval' });
      await asking.getByRole('button', { name: 'Ask for approval' }).click();
      await expect(page.getByText('Waiting for approval', { exact: true })).toBeVisible();
      await openSchedule(page);
    }
  });

  test('is refused where one of them is planned already, and nothing typed is lost', async ({
    staff,
  }) => {
    const page = await staff('author');
    await openEntry(page, made[0], report);
    await expect(
      page.getByText(/^Goes out on .* at 9:30am .*together with 1 more\.$/),
    ).toBeVisible();
    await openSchedule(page);
    await page.getByRole('button', { name: 'Plan a release' }).click();
    const dialogue = page.getByRole('dialog', { name: 'Plan a release' });
    await dialogue.getByLabel('What goes out').fill(report);
    await dialogue.getByRole('button', { name: `Add ${report}` }).click();
    await dialogue.getByLabel('Day').fill(tomorrow);
    await dialogue.getByLabel('Time in the UK').fill('11:00');
    await dialogue.getByRole('button', { name: 'Plan it' }).click();
    await expect(dialogue.getByText(/is planned already/)).toBeVisible();
    await expect(dialogue.getByLabel('Time in the UK')).toHaveValue('11:00');
  });

  test('is approved by somebody else', async ({ staff }) => {
    const page = await staff('approver');
    await openSchedule(page);
    for (const title of [report, briefing]) {
      await cardOf(page).getByRole('link', { name: title }).click();
      await approve(page);
      await openSchedule(page);
    }
    await expect(cardOf(page).getByText('Planned', { exact: true })).toBeVisible();
    await expect(cardOf(page).getByText(', not approved yet')).toHaveCount(0);
  });

  test('stands in the calendars of the team, without a word of what it is', async ({ staff }) => {
    const page = await staff('approver');
    await openSchedule(page);
    await page.getByRole('button', { name: 'Make an address' }).click();
    const address = await page.getByLabel('Address of the calendar').inputValue();
    const feed = await (await fetch(address)).text();
    expect(feed).toContain(`DTSTART:${tomorrow.replaceAll('-', '')}T`);
    expect(feed).toMatch(/SUMMARY:\d+ publications\r/);
    expect(feed).not.toContain('Larch');
    await page.getByRole('button', { name: /^Make a new address…/ }).click();
    await page.getByRole('button', { name: 'Make a new address', exact: true }).click();
    await expect(page.getByLabel('Address of the calendar')).not.toHaveValue(address);
    expect((await fetch(address)).status).toBe(404);
    await page.getByRole('button', { name: /^Take the address away…/ }).click();
    await page.getByRole('button', { name: 'Take it away' }).click();
    await expect(page.getByRole('button', { name: 'Make an address' })).toBeVisible();
  });

  test('is moved by the officer, and then needs an approver’s yes to the time', async ({
    staff,
  }) => {
    const page = await staff('author');
    await openSchedule(page);
    await cardOf(page)
      .getByRole('button', { name: `Move… ${bundle}` })
      .click();
    const dialogue = page.getByRole('dialog', { name: 'Move the release' });
    await expect(dialogue.getByLabel('Time in the UK')).toHaveValue('09:30');
    await dialogue.getByLabel('Time in the UK').fill('10:15');
    expect(await breaches(page, '[role="dialog"]')).toEqual([]);
    await dialogue.getByRole('button', { name: 'Move it' }).click();
    await expect(dialogue).toBeHidden();
    await expect(dayIn(page, `10:15 goes out: ${bundle}`)).toBeVisible();
    await expect(dayIn(page, `09:30 goes out: ${bundle}`)).toHaveCount(0);
    await expect(cardOf(page).getByText('Time not agreed', { exact: true })).toBeVisible();
    await expect(cardOf(page).getByText('approved, but not yet for this time')).toHaveCount(2);
    await openEntry(page, made[0], report);
    await expect(page.getByText('Approved', { exact: true })).toBeVisible();
    await expect(page.getByText(/^Approved, but not for this time: /)).toBeVisible();
  });

  test('goes out at the new time once an approver agrees to it', async ({ staff }) => {
    const page = await staff('approver');
    await openSchedule(page);
    await expect(
      cardOf(page).getByText(/set the time .* no approver has agreed to it/),
    ).toBeVisible();
    await cardOf(page)
      .getByRole('button', { name: `Move… ${bundle}` })
      .click();
    const dialogue = page.getByRole('dialog', { name: 'Move the release' });
    await expect(dialogue.getByLabel('Time in the UK')).toHaveValue('10:15');
    await dialogue.getByRole('button', { name: 'Move it' }).click();
    await expect(cardOf(page).getByText('Planned', { exact: true })).toBeVisible();
  });

  test('is kept back with all others by an approver, who lets it go on', async ({ staff }) => {
    const page = await staff('approver');
    await openSchedule(page);
    await page.getByRole('button', { name: 'Stop everything…' }).click();
    const dialogue = page.getByRole('dialog', { name: 'Stop everything?' });
    await expect(dialogue.getByRole('button', { name: 'Close', exact: true })).toBeVisible();
    await dialogue.getByLabel('Why').fill('A name was found in a report.');
    await dialogue.getByRole('button', { name: 'Stop everything' }).click();
    const stopped = page.getByRole('region', { name: 'Nothing goes out' });
    await expect(stopped.getByText('A name was found in a report.')).toBeVisible();
    expect(await breaches(page, 'main')).toEqual([]);
    await page.getByRole('link', { name: 'Home', exact: true }).click();
    await expect(page.getByText('Nothing goes out at the moment.')).toBeVisible();
    await openSchedule(page);
    await stopped.getByRole('button', { name: /^Go on…/ }).click();
    await page.getByRole('button', { name: 'Go on', exact: true }).click();
    await expect(stopped).toHaveCount(0);
  });

  test('is stopped by the officer', async ({ staff }) => {
    const page = await staff('author');
    await openSchedule(page);
    await cardOf(page)
      .getByRole('button', { name: `Cancel…: ${bundle}` })
      .click();
    await page.getByRole('button', { name: 'Cancel the release' }).click();
    await expect(cardOf(page).getByText('Cancelled', { exact: true })).toBeVisible();
    await expect(dayIn(page, `10:15 cancelled: ${bundle}`)).toBeVisible();
    await openEntry(page, made[0], report);
    await expect(page.getByRole('button', { name: 'Go live at…' })).toBeVisible();
  });

  test('is given both its times on the edit screen by the officer, before it is public', async ({
    staff,
  }) => {
    const page = await staff('author');
    await openEntry(page, made[0], report);
    await expect(
      page.getByText('To set when it comes down, plan when it goes live first.'),
    ).toBeVisible();
    await page.getByRole('button', { name: 'Go live at…' }).click();
    const planning = page.getByRole('dialog', { name: 'Plan a release' });
    const together = planning.getByRole('list', { name: 'Goes out together' });
    await expect(together.getByText(report, { exact: true })).toBeVisible();
    await planning.getByLabel('Day').fill('2038-06-01');
    await planning.getByLabel('Time in the UK').fill('09:30');
    await planning.getByRole('button', { name: 'Plan it' }).click();
    await expect(planning).toBeHidden();
    await expect(page.getByText(/^Goes out on Tuesday 1 June 2038 at 9:30am BST/)).toBeVisible();
    await page.getByRole('button', { name: 'Take down at…' }).click();
    const dialogue = page.getByRole('dialog', { name: 'Take down at' });
    await dialogue.getByLabel('Day').fill('2058-06-03');
    await dialogue.getByLabel('Time in the UK').fill('17:00');
    await dialogue.getByRole('button', { name: 'Save' }).click();
    await expect(dialogue).toBeHidden();
    await expect(page.getByText(`${comesDown}.`)).toBeVisible();
    await expect(page.getByText('Time not agreed', { exact: true })).toBeVisible();
  });

  test('is agreed to with both its times by an approver', async ({ staff }) => {
    const page = await staff('approver');
    await openEntry(page, made[0], report);
    await page.getByRole('button', { name: 'Look and decide…' }).click();
    const look = page.getByRole('dialog', { name: 'What will be public' });
    const when = look.getByRole('region', { name: 'When it goes out' });
    await expect(when.getByText(/^By itself on Tuesday 1 June 2038 at 9:30am BST/)).toBeVisible();
    const andDown = new RegExp(`^It ${comesDown.replace('Comes', 'comes')}, as .+ set\\.$`);
    await expect(when.getByText(andDown)).toBeVisible();
    expect(await breaches(page, '[role="dialog"]')).toEqual([]);
    await look.getByRole('button', { name: 'Close', exact: true }).click();
    await page.getByRole('button', { name: `Move… ${report}` }).click();
    const moving = page.getByRole('dialog', { name: 'Move the release' });
    await expect(moving.getByText(andDown)).toBeVisible();
    await moving.getByRole('button', { name: 'Move it' }).click();
    await expect(page.getByText('Planned', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Change time… of the take-down' }).click();
    const dialogue = page.getByRole('dialog', { name: 'Take down at' });
    await dialogue.getByRole('button', { name: 'Cancel the take-down' }).click();
    await expect(page.getByText(comesDown)).toHaveCount(0);
    await page.getByRole('button', { name: `Cancel…: ${report}` }).click();
    await page.getByRole('button', { name: 'Cancel the release' }).click();
    await expect(page.getByRole('button', { name: 'Go live at…' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Take down at…' })).toHaveCount(0);
  });

  test('is seen to have gone out by somebody who has its edit screen open', async ({ staff }) => {
    const page = await staff('approver');
    const [, entry] = made;
    const documentId = entry?.documentId ?? '';
    const { data } = await approver.call<{ data: ScheduleAnswer }>(
      'GET',
      '/editor-screens/releases',
    );
    const release = data.releases.find(({ title }) => title === bundle);
    let isOut = false;
    // A real one goes out at a whole minute, for which nobody needs to wait here.
    await page.route('**/editor-screens/release-plan?**', async (route) => {
      const answer = (await (await route.fetch()).json()) as { data: object };
      const at = new Date(Date.now() + 1000).toISOString();
      const waiting = { release: { ...release, at, state: 'planned' }, lastDone: null };
      const out = { release: null, lastDone: { id: release?.id, title: bundle, at, doneAt: at } };
      await route.fulfill({ json: { data: { ...answer.data, ...(isOut ? out : waiting) } } });
    });
    await openEntry(page, entry, briefing);
    await expect(page.getByText(/^(Goes out|Was due) on /)).toBeVisible();
    await expect(page.getByText('Not on the site', { exact: true })).toBeVisible();
    await approver.publish(kind, { documentId });
    isOut = true;
    await expect(page.getByText(/^Went out by itself /)).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText('Not on the site', { exact: true })).toHaveCount(0);
    await expect(page.getByText(/^The site shows all of it/)).toBeVisible();
    await page.unrouteAll({ behavior: 'wait' });
    await approver.unpublish(kind, { documentId });
  });

  test('can be read on a telephone, with what went wrong at the top, and without e-mail', async ({
    page,
  }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await signIn(page, 'author');
    // A real one takes a minute to be raised; and the tests have a mail server.
    await page.route('**/editor-screens/alarms', (route) => route.fulfill({ json: anAlarm }));
    await openSchedule(page);
    await expect(dayIn(page, bundle)).toBeVisible();
    await expect(page.getByRole('region', { name: 'Alarms' })).toContainText('Nobody saw it.');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    expect(await breaches(page, 'main')).toEqual([]);
    await page.getByRole('button', { name: 'Plan a release' }).click();
    const dialogue = page.getByRole('dialog', { name: 'Plan a release' });
    await expect(dialogue.getByText(/No e-mail is sent: no mail server is set/)).toBeVisible();
    await expect(dialogue.getByLabel('Send me the receipt by e-mail')).toHaveCount(0);
  });
});

const anAlarm = {
  data: {
    alarms: [
      {
        key: 'a',
        text: 'Nobody saw it.',
        raisedAt: '2026-01-05T09:30:00.000Z',
        title: null,
        editPath: null,
      },
    ],
    isMailed: false,
    mayClear: false,
  },
};

/** The schedule at the month of the bundle, which tomorrow may be the next one. */
async function openSchedule(page: Page): Promise<void> {
  await openScreen(page, `${settings.cmsUrl}/admin/schedule`);
  await expect(page.getByRole('heading', { level: 1, name: 'Schedule' })).toBeVisible();
  await expect(page.getByRole('table')).toBeVisible();
  if (tomorrow.startsWith(ukDay(0).slice(0, 7))) return;
  await page.getByRole('button', { name: /^On to/ }).click();
}

async function openEntry(
  page: Page,
  entry: { documentId: string } | undefined,
  title: string,
): Promise<void> {
  const list = `${settings.cmsUrl}/admin/content-manager/collection-types`;
  await openScreen(page, `${list}/api::${kind}.${kind}/${entry?.documentId}`);
  await expect(page.getByLabel('Title').first()).toHaveValue(title);
}

/** The day of the calendar that says so. */
function dayIn(page: Page, words: string): Locator {
  return page.getByRole('table').getByRole('button', { name: words });
}

/** An approver looks at what will be public, and says yes. */
async function approve(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Look and decide…' }).click();
  const dialogue = page.getByRole('dialog', { name: 'What will be public' });
  await dialogue.getByRole('button', { name: 'Approve', exact: true }).click();
  await expect(dialogue).toBeHidden();
  await expect(page.getByText('Approved', { exact: true })).toBeVisible();
}

/** The bundle in the list. */
function cardOf(page: Page): Locator {
  return page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: bundle }) });
}

/** A day so many days from now, as a UK calendar shows it: `YYYY-MM-DD`. */
function ukDay(days: number): string {
  const at = new Date(Date.now() + days * 24 * 60 * 60 * 1000);
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(at);
}
