import type { Page } from '@playwright/test';
import { accountOf, type Role } from '../fixtures/first-sign-in.ts';
import { settings } from '../settings.ts';

type Cookies = Awaited<ReturnType<ReturnType<Page['context']>['cookies']>>;

/** A session lives for ten minutes before the CMS gives it another token. */
const keptMs = 5 * 60 * 1000;
const sessions = new Map<Role, { cookies: Cookies; until: number }>();

/**
 * Signs in at the admin the way a person does. Signing in is limited to a few times in five minutes,
 * so a session serves several tests; they open the screen that they want themselves.
 */
export async function signIn(page: Page, role: Role): Promise<void> {
  const session = sessions.get(role);
  if (session !== undefined && session.until > Date.now()) {
    await page.context().addCookies(session.cookies);
    return;
  }
  await page.goto(`${settings.cmsUrl}/admin`);
  await giveAccount(page, role);
  await isHome(page);
  sessions.set(role, { cookies: await page.context().cookies(), until: Date.now() + keptMs });
}

/** Opens the home screen of somebody who is signed in. */
export async function openHome(page: Page): Promise<void> {
  await page.goto(`${settings.cmsUrl}/admin`);
  await isHome(page);
}

async function isHome(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1, name: /Hello/ }).waitFor();
}

async function giveAccount(page: Page, role: Role): Promise<void> {
  const { email, password } = accountOf(role);
  await page.getByLabel(/^E-?mail/).fill(email);
  await page.getByLabel(/^Password/).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}
