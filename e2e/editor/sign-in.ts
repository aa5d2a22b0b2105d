import type { Page } from '@playwright/test';
import { accountOf, type Role } from '../fixtures/first-sign-in.ts';
import { settings } from '../settings.ts';

/** Signs in at the admin the way a person does, and waits for the home screen. */
export async function signIn(page: Page, role: Role): Promise<void> {
  const { email, password } = accountOf(role);
  await page.goto(`${settings.cmsUrl}/admin`);
  await page.getByLabel(/^E-?mail/).fill(email);
  await page.getByLabel(/^Password/).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { level: 1, name: /Hello/ }).waitFor();
}
