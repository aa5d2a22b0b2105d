import type { Core } from '@strapi/strapi';
import type { AuditAction } from '../audit/actions';
import { noteEvent, type AuditEvent } from '../audit/record';
import type { Release } from './release';

/** Records an event for each entry of a release, so that the history of each tells of it. */
export async function noteForEach(
  strapi: Core.Strapi,
  { id, items }: Pick<Release, 'id' | 'items'>,
  action: AuditAction,
  details: AuditEvent['details'],
): Promise<void> {
  for (const { uid, documentId, title } of items) {
    const entry = { uid, documentId };
    await noteEvent(strapi, { action, entry, title, details: { ...details, release: id } });
  }
}
