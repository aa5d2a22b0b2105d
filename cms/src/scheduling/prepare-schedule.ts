import type { Core } from '@strapi/strapi';
import { makeAlarmTable } from '../alarms/alarms';
import { startClockWatch } from './clock-watch';
import { makeReleaseTables } from './release-tables';

/** Makes the tables, and looks at the clock before anything asks what time it is. */
export async function prepareSchedule(strapi: Core.Strapi): Promise<void> {
  await makeReleaseTables(strapi);
  await makeAlarmTable(strapi);
  await startClockWatch(strapi);
}
