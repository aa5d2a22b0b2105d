import type { Core } from '@strapi/strapi';
import { makeAlarmTable } from '../alarms/alarms';
import { addAlarmRoutes } from '../alarms/routes';
import { startTellingApprovers } from '../alarms/tell-approvers';
import { makeMailTable } from '../mailing/outbox';
import { startMailing } from '../mailing/send-mails';
import { makeReceiptTables } from './receipt-rows';
import { addReceiptRoutes } from './routes';
import { startLooking } from './start-looking';

/** For Strapi's `register`: the admin's questions about receipts and alarms. */
export function addFollowUpRoutes(strapi: Core.Strapi): void {
  addReceiptRoutes(strapi);
  addAlarmRoutes(strapi);
}

/** For Strapi's `bootstrap`, before anything can be published or raise an alarm. */
export async function prepareFollowUp(strapi: Core.Strapi): Promise<void> {
  await makeAlarmTable(strapi);
  await makeMailTable(strapi);
  await makeReceiptTables(strapi);
}

/**
 * Begins what follows a release: looks at the public site for it, tells approvers of alarms, and
 * sends e-mail.
 *
 * @returns a function that ends all of it, and waits for what is under way
 */
export function startFollowUp(strapi: Core.Strapi): () => Promise<void> {
  const stops = [startLooking(strapi), startTellingApprovers(strapi), startMailing(strapi)];
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
  };
}
