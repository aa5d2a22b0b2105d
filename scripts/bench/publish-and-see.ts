import { setTimeout as pause } from 'node:timers/promises';
import { addresses } from '@learning-reviews/content-contract';
import { ports } from './arrangement.ts';
import { local } from './target.ts';

/**
 * Has the stand-in CMS publish something, and waits until a visitor sees it.
 *
 * @returns milliseconds from the moment at which the CMS has it
 */
export async function publishAndSee(): Promise<number> {
  const answer = await fetch(local('/publish', ports.cms));
  const begun = performance.now();
  const { slug, title } = (await answer.json()) as { slug: string; title: string };
  for (;;) {
    const page = await fetch(local(addresses.publication(slug), ports.site));
    if ((await page.text()).includes(title)) return performance.now() - begun;
    await pause(10);
  }
}
