import { besideProduct } from './run/beside-product.ts';
import { runTask } from './run-task.ts';

/** Neither "nothing is wrong" nor "something is". */
const couldNotLook = 2;

/**
 * `npm run documents:check`: checks every public document by the checks of this version, as after an
 * update, and lists what they find. Ends with 0 when nothing is wrong, 1 when something is, 2 when
 * it could not look.
 */
await runTask(async () => {
  process.exitCode = (await besideProduct('check-documents', [])) ?? couldNotLook;
}, couldNotLook);
