import path from 'node:path';
import { besideProduct } from './run/beside-product.ts';
import { runTask } from './run-task.ts';
import { whereCalled } from './settings.ts';

/** Neither "it is whole" nor "something is wrong". */
const couldNotLook = 2;

/**
 * `npm run audit:check [-- <receipt.json> …]`: looks whether anything in the audit trail was
 * changed, removed or put in. Ends with 0 when it is whole, 1 when something is wrong, 2 when it
 * could not look.
 */
await runTask(async () => {
  const receipts = process.argv
    .slice(2)
    .map((file) => path.resolve(whereCalled(process.env), file));
  process.exitCode = (await besideProduct('check-audit', receipts)) ?? couldNotLook;
}, couldNotLook);
