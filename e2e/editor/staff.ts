import type { Browser, Page } from '@playwright/test';
import type { Role } from '../fixtures/first-sign-in.ts';
import { test as watched, watchContext, type Watch } from '../fixtures/watched-page.ts';
import { settings } from '../settings.ts';
import { signIn } from './sign-in.ts';

interface Fixtures {
  /** The page of somebody who is signed in, as the last test of this worker left it. */
  staff(role: Role): Promise<Page>;
}

interface Desk {
  page: Page;
  watch: Watch;
}

interface Office {
  browser: Browser;
  desks: Map<Role, Desk>;
}

/**
 * Playwright's test for journeys through the admin. Its screens take seconds to load, so each role
 * has one page that stays open, as at a desk: tests go from screen to screen with `openScreen`.
 */
export const test = watched.extend<Fixtures, { office: Office }>({
  office: [
    async ({ browser }, use) => {
      const desks = new Map<Role, Desk>();
      await use({ browser, desks });
      for (const { page } of desks.values()) await page.context().close();
    },
    { scope: 'worker' },
  ],
  staff: async ({ office: { browser, desks }, problems, answeredHosts }, use) => {
    await use(async (role) => {
      const desk = desks.get(role);
      if (desk) {
        desk.watch.problems = problems;
        await desk.page.bringToFront();
        return desk.page;
      }
      const context = await browser.newContext();
      const watch = watchContext(context, problems, answeredHosts);
      const page = await context.newPage();
      await signIn(page, role);
      desks.set(role, { page, watch });
      return page;
    });
    for (const { watch } of desks.values()) watch.problems = [];
  },
});

/**
 * Opens a screen of the admin. Where the page shows another one, as a link in it does, without
 * loading the whole admin again: what was read of entries is let go, since the rest of the test
 * changed them behind the screen's back. Words that pop up for a few seconds would be taken for
 * those of the next step, so then it is loaded.
 *
 * @param address whole, with the CMS's host
 */
export async function openScreen(page: Page, address: string): Promise<void> {
  const isInside = page.url().startsWith(`${settings.cmsUrl}/admin`);
  if (isInside) {
    // A screen of the same address would stay as it is, and what it shows would be read again.
    await page.evaluate(followLink, '/admin/me');
    await page.getByLabel('First name').waitFor();
  }
  if (!isInside || (await page.locator('[data-sonner-toast]').count()) > 0) {
    await page.goto(address);
    return;
  }
  const { pathname, search } = new URL(address);
  await page.evaluate(forgetEntries);
  await page.evaluate(followLink, pathname + search);
}

/** Runs in the page. */
function followLink(path: string): void {
  history.pushState(null, '', path);
  dispatchEvent(new PopStateEvent('popstate'));
}

interface Fiber {
  memoizedProps: { store?: { dispatch(action: unknown): void } } | null;
  child: Fiber | null;
}

/** Runs in the page, in which React keeps the way to the admin's Redux store. */
function forgetEntries(): void {
  const parts = Object.entries(document.getElementById('strapi') ?? {});
  const [, top] = parts.find(([key]) => key.startsWith('__reactContainer$')) ?? [];
  let fiber = top as Fiber | null | undefined;
  while (fiber && !fiber.memoizedProps?.store) fiber = fiber.child;
  const type = 'adminApi/invalidateTags';
  fiber?.memoizedProps?.store?.dispatch({ type, payload: ['Document', 'Relations'] });
}
