import type { Core } from '@strapi/strapi';
import { makeAlarmTable } from '../alarms/alarms';
import { releaseTime } from './clock';
import { startClockWatch } from './clock-watch';
import { makeReleaseTables } from './release-tables';

/** Makes the tables, and looks at the clock before anything asks what time it is. */
export async function prepareSchedule(strapi: Core.Strapi): Promise<void> {
  await makeReleaseTables(strapi);
  await makeAlarmTable(strapi);
  await startClockWatch(strapi);
  publishAsOfRelease(strapi);
}

/** What is prepared before its time counts as published at it. */
function publishAsOfRelease(strapi: Core.Strapi): void {
  strapi.db.lifecycles.subscribe({
    beforeCreate({ params }) {
      const data = params.data as { publishedAt?: unknown } | undefined;
      if (data?.publishedAt instanceof Date) data.publishedAt = releaseTime(data.publishedAt);
    },
  });
}
