import type { Core } from '@strapi/strapi';
import type { AuditAction } from './actions';
import { asStaff } from './actor';
import { noteEvent } from './record';

interface Session {
  user: { id: number; firstname?: string | null; lastname?: string | null };
}

/** Notes who signs in and out. */
export function noteSignIns(strapi: Core.Strapi): void {
  strapi.eventHub.on('admin.auth.success', noting(strapi, 'signed-in'));
  strapi.eventHub.on('admin.logout', noting(strapi, 'signed-out'));
}

/** Strapi tells its listeners without waiting for them: one that fails would end the process. */
function noting(strapi: Core.Strapi, action: AuditAction) {
  return async (session: unknown): Promise<void> => {
    try {
      const { user } = session as Session;
      await asStaff(user, () => noteEvent(strapi, { action }));
    } catch (error) {
      strapi.log.error(
        `The audit trail lacks that somebody ${action.replace('-', ' ')}: ${String(error)}`,
      );
    }
  };
}
