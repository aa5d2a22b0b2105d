import { localRecords, type RecordStore } from 'strapi-provider-private-files';
import { settings } from '../settings';

/** The folder outside the backup set: what was taken off the site, and which share links ended. */
export function keptRecords(): RecordStore {
  return localRecords(settings().withdrawalsDir);
}
