import { checkTrail, type TrailCheck } from '../audit/check-trail';
import { readReceiptFile } from '../audit/receipt-files';
import { runCommand } from './run-command';

/** Exit statuses: as good as a test that passes, one that fails, and one that could not run. */
const statuses = { whole: 0, wrong: 1, couldNotLook: 2 } as const;

const mostFaults = 20;

/**
 * `node dist/src/commands/check-audit.js [receipt.json …]`: looks whether the audit trail is whole.
 * Ends with 0 when it is, 1 when something is wrong, and 2 when it could not look.
 */
void runCommand(async (strapi) => {
  const files = await Promise.all(process.argv.slice(2).map(readReceiptFile));
  return tell(await checkTrail(strapi, files), files.length);
}, statuses.couldNotLook);

function tell({ events, head, faults, notes }: TrailCheck, files: number): number {
  for (const note of notes) console.log(`Note: ${note}`);
  if (faults.length === 0) {
    const receipts =
      files > 0 ? `, and ${files === 1 ? 'the receipt agrees' : 'the receipts agree'}` : '';
    console.log(`The audit trail is whole: ${events} events${receipts}.`);
    console.log(`It ends with event ${head.seq}, whose hash is ${head.hash}.`);
    return statuses.whole;
  }
  console.log(`The audit trail is NOT whole. Looked at: ${events} events.\n`);
  for (const fault of faults.slice(0, mostFaults)) console.log(`  ${fault}`);
  if (faults.length > mostFaults) console.log(`  … and ${faults.length - mostFaults} more.`);
  console.log(
    '\nIf a backup was restored, events from after that backup are missing, and this is why; the operators’ guide says what to do then. If none was, somebody has changed the database: keep a copy of it and of WITHDRAWALS_DIR as they are, and tell whoever answers for the site.',
  );
  return statuses.wrong;
}
