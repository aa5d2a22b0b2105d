import { besideProduct } from './run/beside-product.ts';
import { runTask } from './run-task.ts';

/** Neither "nothing was seen" nor "something was seen". */
const couldNotLook = 2;

/**
 * `npm run embargo:check [-- <title or web address>]`: looks at a running product from outside for
 * what is not public. Ends with 0 when nothing was seen, 1 when something was, 2 when it could not
 * look.
 */
await runTask(async () => {
  process.exitCode = (await besideProduct('check-embargo', process.argv.slice(2))) ?? couldNotLook;
}, couldNotLook);
