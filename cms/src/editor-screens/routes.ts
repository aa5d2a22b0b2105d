import type { Core } from '@strapi/strapi';
import { reviewsDue } from '../dates/reviews-due';
import { restore } from '../restoring/hold-older-versions';
import { settings } from '../settings';
import { activeWithdrawals } from '../withdrawing/records';
import { DemonstrationRemoval, type Demonstration } from './demonstration-removal';
import { editableKind } from './editable-kinds';
import { demonstrationStep, gettingStarted } from './home/getting-started';
import { justPublished } from './home/just-published';
import { myDrafts } from './home/my-drafts';
import { needsAttention } from './home/needs-attention';
import { mayRead, readerFor, type ReadEntries } from './readable-entries';
import { siteAddresses } from './site-addresses';

/** Only an administrator has it: Strapi grants every registered action to that role alone. */
export const removeDemonstrationAction = 'api::demonstration.remove';

interface Request {
  query: Record<string, unknown>;
  status: number;
  body: unknown;
  set(name: string, value: string): void;
  state: { user: { id: number }; userAbility: unknown };
}

type Answer = (request: Request, read: ReadEntries) => Promise<unknown>;

/**
 * The admin's own questions: what the home screen shows, where an entry is on the site, and the
 * demonstration. Each is for signed-in people and keeps to what they may read.
 */
export function addEditorRoutes(strapi: Core.Strapi, demonstration: Demonstration): void {
  const removal = new DemonstrationRemoval(strapi, demonstration);
  const { siteUrl } = settings();
  const get = (path: string, answer: Answer, policies: unknown[] = []) =>
    route(strapi, 'GET', path, answer, policies);
  const mayRemove = {
    name: 'admin::hasPermissions',
    config: { actions: [removeDemonstrationAction] },
  };
  strapi.server.routes({
    type: 'admin',
    prefix: '/editor-screens',
    routes: [
      get('/my-drafts', ({ state }, read) => myDrafts(read, state.user.id)),
      get('/needs-attention', async (_request, read) =>
        needsAttention(read, await entriesToDecide(strapi, new Date()), new Date()),
      ),
      get('/just-published', (_request, read) => justPublished(read, siteUrl)),
      get('/getting-started', async ({ state }, read) => [
        ...demonstrationStep(
          (await demonstration.status(strapi)).isLoaded,
          mayRemoveDemonstration(state.userAbility),
        ),
        ...(await gettingStarted(read, (uid) => mayRead(strapi, state.userAbility, uid))),
      ]),
      get('/site-addresses', ({ query }, read) => addressesFor(query, read, siteUrl)),
      get('/demonstration', () => removal.status(), [mayRemove]),
      route(
        strapi,
        'POST',
        '/demonstration/removal',
        async (request) => {
          void removal.start();
          request.status = 202;
          return removal.status();
        },
        [mayRemove],
      ),
    ],
  } as never);
}

function route(
  strapi: Core.Strapi,
  method: string,
  path: string,
  answer: Answer,
  policies: unknown[],
) {
  return {
    method,
    path,
    config: { policies: ['admin::isAuthenticatedAdmin', ...policies] },
    handler: async (request: Request) => {
      request.set('Cache-Control', 'no-store');
      request.body = { data: await answer(request, readerFor(strapi, request.state.userAbility)) };
    },
  };
}

/** The ability is CASL's, as Strapi made it from the person's roles. */
function mayRemoveDemonstration(userAbility: unknown): boolean {
  return (userAbility as { can(action: string): boolean }).can(removeDemonstrationAction);
}

/** `?uid=api::form.form&ids=a,b`: whole addresses by document id, for at most 100 ids. */
async function addressesFor(query: Request['query'], read: ReadEntries, siteUrl: string) {
  const kind = editableKind(String(query.uid));
  const ids = String(query.ids ?? '')
    .split(',')
    .filter((id) => /^[a-z0-9]{1,40}$/.test(id))
    .slice(0, 100);
  return kind ? siteAddresses(read, siteUrl, kind, ids) : {};
}

/** What waits for somebody's decision, of what no query of the content tells. */
async function entriesToDecide(strapi: Core.Strapi, now: Date) {
  const withdrawn = await activeWithdrawals(strapi, 'withdrawn');
  const down = await activeWithdrawals(strapi, 'taken-down');
  const held = down.filter(({ by }) => by === restore);
  return { withdrawn, held, reviewsDue: await reviewsDue(strapi, now) };
}
