export type Caller = 'anonymous' | 'site' | 'registered' | 'author' | 'approver';

/** Routes that Strapi registers and `global::closed-addresses` answers with 404. */
export const closedRoutes = [
  'GET /uploads/(.*)',
  'POST /upload/actions/upload-from-urls',
  'POST /email',
  'POST /api/email',
  'PUT /i18n/settings',
];

/** The marketplace, transfer from afar, and a session that is renewed by cookie only. */
export const closedToAdministrators = [
  'GET /admin/plugins',
  'GET /admin/transfer/runner/pull',
  'GET /admin/transfer/runner/push',
  'POST /admin/access-token',
];

/** Health, files by signed link, signing in, and what the admin asks before that. */
const open = [
  'GET /',
  'GET /((?!uploads/).+)',
  'GET /admin/init',
  'GET /admin/project-type',
  'GET /admin/registration-info',
  'GET /calendar/:name',
  'GET /content-manager/preview/script',
  'GET /healthz',
  'GET /media/:name',
  'GET /readyz',
  'POST /admin/forgot-password',
  'POST /admin/login',
  'POST /admin/register',
  'POST /admin/register-admin',
  'POST /admin/reset-password',
];

/** What is published. */
const published = [
  'GET /api/published/:name',
  'GET /api/published/documents/:id',
  'GET /api/published/revision',
];

/** What changed since a revision; it tells what must come down. */
const changes = ['GET /api/published/changes'];

/** The text of what is public, for the site's search. */
const texts = ['GET /api/published/documents/:id/text'];

/** Drafts, for who holds a preview link. */
const previews = ['GET /api/preview/:token', 'GET /api/preview/:token/documents/:id'];

/** What has left the public, and what comes down when. */
const removals = ['GET /api/removals/:name'];

/** How often the site refused guesses, told by the site. */
const probes = ['POST /api/probes'];

/** Sign-ups for e-mail alerts, told by the site. */
const alerts = ['POST /api/alerts/confirm', 'POST /api/alerts/sign-up', 'POST /api/alerts/stop'];

/** Drafts, for who holds a share link. */
const shares = [
  'GET /api/share/:token',
  'GET /api/share/:token/documents/:id',
  'GET /api/share/:token/read',
];

/** What is shared of the entries that a person may read. */
const sharingSeen = ['GET /sharing/entry', 'GET /sharing/links', 'GET /sharing/links/:id/openings'];

/** Sharing drafts with outsiders. */
const sharing = [
  'POST /sharing/links',
  'POST /sharing/links/:id/new-version',
  'POST /sharing/links/:id/revoke',
];

/** The home screen of the admin. */
const homeScreen = [
  'GET /editor-screens/getting-started',
  'GET /editor-screens/just-published',
  'GET /editor-screens/my-drafts',
  'GET /editor-screens/needs-attention',
  'GET /editor-screens/site-addresses',
  'GET /guess-notices/open',
];

/** A look at a draft from outside, for who may read it. */
const embargoCheck = [
  'GET /embargo-check/runs/:id',
  'GET /embargo-check/state',
  'POST /embargo-check/runs',
];

/** How an entry stands towards the public. What changes it asks for the right to publish. */
const release = [
  'GET /editor-screens/date-warnings',
  'GET /editor-screens/file-uses',
  'GET /editor-screens/release-state',
  'GET /editor-screens/site-lets-go',
  'GET /editor-screens/theme-suggestions',
  'POST /editor-screens/take-down',
  'POST /editor-screens/withdrawals',
  'POST /editor-screens/withdrawals/lift',
];

/** What an entry was. Going back asks for the right to edit it. */
const history = [
  'GET /editor-screens/history',
  'GET /editor-screens/history/differences',
  'POST /editor-screens/history/go-back',
];

/**
 * What the checks of documents found. Changing something asks for the right to edit the entry, and
 * letting a finding through for the right to publish it.
 */
const documentChecks = [
  'GET /editor-screens/document-checks',
  'GET /editor-screens/document-checks/file',
  'GET /editor-screens/document-checks/held',
  'GET /editor-screens/document-checks/picture',
  'GET /editor-screens/document-checks/report',
  'POST /editor-screens/document-checks/again',
  'POST /editor-screens/document-checks/clean',
  'POST /editor-screens/document-checks/let-through',
  'POST /editor-screens/document-checks/names',
  'POST /editor-screens/document-checks/names/remove',
  'POST /editor-screens/document-checks/names/tick',
  'POST /editor-screens/document-checks/picture',
  'POST /editor-screens/document-checks/reveal',
  'POST /editor-screens/document-checks/use-cleaned',
];

/** Asking for approval. Giving it, and sending back, ask for the right to publish. */
const approval = [
  'GET /editor-screens/approval',
  'GET /editor-screens/approval-rules',
  'GET /editor-screens/approval/look',
  'GET /editor-screens/approvals-waiting',
  'POST /editor-screens/approval/approve',
  'POST /editor-screens/approval/ask',
  'POST /editor-screens/approval/send-back',
  'POST /editor-screens/approval/take-back',
];

/** What was done to an entry that a person may read. */
const auditOfEntry = ['GET /editor-screens/audit/entry'];

/** All that was done. */
const audit = ['GET /editor-screens/audit', 'GET /editor-screens/audit.csv'];

/** What is wrong, and the proof of what went out. */
const followUp = [
  'GET /editor-screens/alarms',
  'GET /editor-screens/receipts',
  'GET /editor-screens/receipts/:id.json',
];

/** When what goes live. An author proposes; only an approver stops everything. */
const schedule = [
  'GET /editor-screens/release-plan',
  'GET /editor-screens/releases',
  'POST /editor-screens/releases',
  'POST /editor-screens/releases/:id/cancel',
  'POST /editor-screens/releases/:id/move',
];
const stopping = ['POST /editor-screens/releases/resume', 'POST /editor-screens/releases/stop'];

/** What the admin asks for anyone who is signed in: names, not content. */
const ownAccount = [
  'GET /admin/ai-feature-config',
  'GET /admin/ai-token',
  'GET /admin/ai-usage',
  'GET /admin/content-api/permissions',
  'GET /admin/content-api/routes',
  'GET /admin/guided-tour-meta',
  'GET /admin/homepage/key-statistics',
  'GET /admin/homepage/layout',
  'GET /admin/information',
  'GET /admin/license-trial-time-left',
  'GET /admin/permissions',
  'GET /admin/telemetry-properties',
  'GET /admin/users/me',
  'GET /admin/users/me/permissions',
  'GET /i18n/ai-localization-jobs/collection-types/:contentType/:documentId',
  'GET /i18n/ai-localization-jobs/collection-types/:uid/:documentId',
  'GET /i18n/ai-localization-jobs/single-types/:contentType',
  'GET /i18n/ai-localization-jobs/single-types/:uid',
  'GET /i18n/content-manager/get-fill-from-locale/:model',
  'GET /i18n/locales',
  'GET /i18n/settings',
  'GET /upload/settings',
  'GET /users-permissions/permissions',
  'GET /users-permissions/policies',
  'GET /users-permissions/routes',
  'POST /admin/permissions/check',
  'POST /i18n/content-manager/actions/get-non-localized-fields',
  'PUT /admin/homepage/layout',
  'PUT /admin/users/me',
];

/** How the calendar feed stands; to change its address asks for the right to publish. */
const calendarFeed = ['GET /editor-screens/calendar-feed'];
const calendarAddress = [
  'POST /editor-screens/calendar-feed/end',
  'POST /editor-screens/calendar-feed/renew',
];

/** Drafts and files. What each answers still depends on the entry. */
const writing = [
  'DELETE /content-manager/collection-types/:model/:id',
  'DELETE /upload/files/:id',
  'GET /content-manager/collection-types/:model',
  'GET /content-manager/collection-types/:model/:id',
  'GET /content-manager/collection-types/:model/:id/actions/countDraftRelations',
  'GET /content-manager/collection-types/:model/actions/countManyEntriesDraftRelations',
  'GET /content-manager/components',
  'GET /content-manager/components/:uid/configuration',
  'GET /content-manager/content-types',
  'GET /content-manager/content-types-settings',
  'GET /content-manager/content-types/:uid/configuration',
  'GET /content-manager/homepage/count-documents',
  'GET /content-manager/homepage/recent-documents',
  'GET /content-manager/init',
  'GET /content-manager/preview/url/:contentType',
  'GET /content-manager/relations/:model/:id/:targetField',
  'GET /content-manager/relations/:model/:targetField',
  'GET /content-manager/single-types/:model/actions/countDraftRelations',
  'GET /upload/ai-metadata-jobs/latest',
  'GET /upload/ai-metadata-jobs/pending-count',
  'GET /upload/configuration',
  'GET /upload/files',
  'GET /upload/files/:id',
  'GET /upload/folder-structure',
  'GET /upload/folders',
  'GET /upload/folders/:id',
  'POST /content-manager/collection-types/:model',
  'POST /content-manager/collection-types/:model/:id/actions/discard',
  'POST /content-manager/collection-types/:model/actions/bulkDelete',
  'POST /content-manager/collection-types/:model/actions/bulkFindForValidation',
  'POST /content-manager/collection-types/:model/auto-clone/:sourceId',
  'POST /content-manager/collection-types/:model/clone/:sourceId',
  'POST /content-manager/uid/check-availability',
  'POST /content-manager/uid/generate',
  'POST /upload',
  'POST /upload/actions/bulk-delete',
  'POST /upload/actions/bulk-move',
  'POST /upload/actions/bulk-update',
  'POST /upload/actions/generate-ai-metadata',
  'POST /upload/ai-metadata-jobs',
  'POST /upload/files',
  'POST /upload/files/:id/replace',
  'POST /upload/folders',
  'PUT /content-manager/collection-types/:model/:id',
  'PUT /upload/files/:id',
  'PUT /upload/folders/:id',
];

/** Publishing, and the single types that every page carries. */
const publishing = [
  'DELETE /content-manager/single-types/:model',
  'GET /content-manager/single-types/:model',
  'POST /content-manager/collection-types/:model/:id/actions/publish',
  'POST /content-manager/collection-types/:model/:id/actions/unpublish',
  'POST /content-manager/collection-types/:model/actions/bulkPublish',
  'POST /content-manager/collection-types/:model/actions/bulkUnpublish',
  'POST /content-manager/collection-types/:model/actions/publish',
  'POST /content-manager/single-types/:model/actions/discard',
  'POST /content-manager/single-types/:model/actions/publish',
  'POST /content-manager/single-types/:model/actions/unpublish',
  'PUT /content-manager/single-types/:model',
  'POST /editor-screens/alarms/clear',
  'POST /guess-notices/:id/seen',
];

const author = [
  ...open,
  ...release,
  ...schedule,
  ...history,
  ...approval,
  ...documentChecks,
  ...embargoCheck,
  ...homeScreen,
  ...ownAccount,
  ...writing,
  ...sharingSeen,
  ...auditOfEntry,
  ...followUp,
  ...calendarFeed,
];

/**
 * Every route that lets each caller in. A new route fails the test until it is on the list:
 * think who needs it before you add it.
 */
export const allowedRoutes: Record<Caller, string[]> = {
  anonymous: [...open, ...published],
  site: [
    ...open,
    ...published,
    ...changes,
    ...texts,
    ...previews,
    ...removals,
    ...probes,
    ...alerts,
    ...shares,
  ],
  registered: open,
  author,
  approver: [...author, ...publishing, ...sharing, ...audit, ...calendarAddress, ...stopping],
};
