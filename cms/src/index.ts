import type { Core } from '@strapi/strapi';
import { addApprovalRoutes } from './approving/routes';
import { endApprovalsWithEntry } from './approving/end-with-entry';
import { prepareApprovals } from './approving/prepare-approvals';
import { makeFeedTable } from './calendar/feed-address';
import { addCalendarRoutes } from './calendar/routes';
import { headsKept } from './audit/heads-file';
import { addAuditRoutes } from './audit/routes';
import { startAudit } from './audit/start-audit';
import { followEntries } from './checking/follow-entries';
import { prepareChecking } from './checking/prepare-checking';
import { addCheckingRoutes } from './checking/routes';
import { startChecking } from './checking/work';
import { addDateRoutes } from './dates/routes';
import { guardFileRoutes } from './documents/guard-file-routes';
import { guardFiles } from './documents/guard-files';
import { addMediaRoute } from './documents/media-route';
import { prepareDocumentStore } from './documents/prepare-store';
import { demonstration } from './editor-screens/demonstration';
import { prepareEditorScreens, registerEditorScreens } from './editor-screens/prepare-screens';
import { addEmbargoCheckRoutes } from './embargo-check/routes';
import { forgetRunsOfDeleted, makeRunTable } from './embargo-check/runs';
import { addFollowUpRoutes, prepareFollowUp, startFollowUp } from './receipts/follow-up';
import { addHealthRoutes } from './health/routes';
import { addHistoryRoutes } from './history/routes';
import { makeHistoryTables } from './history/stories';
import { addGuessNoticeRoutes } from './probes/routes';
import { stopWatchingForGuessing, watchForGuessing } from './probes/watch';
import { startRevision } from './published/revision';
import { prepareRemovals } from './removals/prepare-removals';
import { holdOlderVersions } from './restoring/hold-older-versions';
import { standingsNoted } from './restoring/public-register';
import { setAdminRoles } from './roles/admin-roles';
import { endSessionsWithAccess } from './roles/end-sessions';
import { setPublicAccess } from './roles/public-access';
import { setSiteToken } from './roles/site-token';
import { tightenRoutes } from './roles/tighten-routes';
import { guardSaves } from './saving/guard-saves';
import { endSharesWithEntry } from './sharing/end-with-entry';
import { revokeAgain } from './sharing/revocations';
import { addSharingRoutes } from './sharing/routes';
import { startSharing } from './sharing/start-sharing';
import { addReleaseRoutes } from './release/routes';
import { prepareSchedule } from './scheduling/prepare-schedule';
import { addScheduleRoutes } from './scheduling/routes';
import { followSchedule } from './scheduling/sweep';
import { stopAskingBucket } from './withdrawing/tombstones-in-bucket';

let stopChecking: (() => Promise<void>) | undefined;
let stopSchedule: (() => Promise<void>) | undefined;
let stopFollowUp: (() => Promise<void>) | undefined;

export default {
  async register({ strapi }: { strapi: Core.Strapi }) {
    addHealthRoutes(strapi);
    addMediaRoute(strapi);
    guardFileRoutes(strapi);
    guardSaves(strapi);
    endSharesWithEntry(strapi);
    endApprovalsWithEntry(strapi);
    followEntries(strapi);
    tightenRoutes(strapi);
    addSharingRoutes(strapi);
    addReleaseRoutes(strapi);
    addScheduleRoutes(strapi);
    addAuditRoutes(strapi);
    addHistoryRoutes(strapi);
    addDateRoutes(strapi);
    addCheckingRoutes(strapi);
    await addApprovalRoutes(strapi);
    addCalendarRoutes(strapi);
    addFollowUpRoutes(strapi);
    addEmbargoCheckRoutes(strapi);
    addGuessNoticeRoutes(strapi);
    await registerEditorScreens(strapi, demonstration);
  },

  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await prepareDocumentStore(strapi);
    guardFiles(strapi);
    endSessionsWithAccess(strapi);
    await startRevision(strapi);
    await prepareFollowUp(strapi);
    await makeHistoryTables(strapi);
    await prepareApprovals(strapi);
    await prepareChecking(strapi);
    await startAudit(strapi);
    await prepareSchedule(strapi);
    await startSharing(strapi);
    await prepareRemovals(strapi);
    await revokeAgain(strapi, new Date());
    await holdOlderVersions(strapi);
    await makeFeedTable(strapi);
    await makeRunTable(strapi);
    await forgetRunsOfDeleted(strapi);
    await watchForGuessing(strapi);
    await setAdminRoles(strapi);
    await setPublicAccess(strapi);
    await setSiteToken(strapi);
    await prepareEditorScreens(strapi);
    stopChecking = startChecking(strapi);
    stopFollowUp = startFollowUp(strapi);
    stopSchedule = followSchedule(strapi);
  },

  async destroy({ strapi }: { strapi: Core.Strapi }) {
    await stopSchedule?.();
    await stopFollowUp?.();
    await stopChecking?.();
    stopAskingBucket();
    await standingsNoted();
    await headsKept();
    await stopWatchingForGuessing(strapi);
  },
};
