import { PlainError } from '../set-up/plain-error.mjs';
import type { Apps } from './apps.ts';
import type { listenForStop } from './stop-signals.ts';
import { describeEnd } from './wait-until-ready.ts';

/** What there is to watch and to stop. */
interface Running {
  apps: Pick<Apps, 'running'>;
  stop(hurried: Promise<unknown>): Promise<void>;
}

/**
 * Waits until someone stops the product, then stops it in order.
 *
 * @throws PlainError with the end of its log when an app ends by itself; the other is stopped too
 */
export async function stayUntilStopped(
  product: Running,
  { asked, hurried }: Pick<ReturnType<typeof listenForStop>, 'asked' | 'hurried'>,
): Promise<void> {
  const { cms, site } = product.apps.running;
  const deaths = [cms, site].flatMap((child) =>
    child
      ? [child.ended.then(({ code, signal }) => ({ child, how: signal ?? `exit code ${code}` }))]
      : [],
  );
  const death = await Promise.race([asked, ...deaths]);
  if (!death) console.log('\nStopping the site, then the CMS. Press Ctrl-C again to hurry.');
  await product.stop(hurried);
  if (death) {
    const what = `ended by itself (${death.how}), so everything was stopped`;
    throw new PlainError(`${describeEnd(death.child, what)}\n\nTo start again: npm start`);
  }
  console.log('Stopped.');
}
