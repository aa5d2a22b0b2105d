import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { editableKind, editPath } from '../editor-screens/editable-kinds';
import { readerFor, titleOf, type ReadEntries } from '../editor-screens/readable-entries';
import { settings } from '../settings';
import { actorName } from '../withdrawing/actor';
import { clearAlarm, openAlarms, type Alarm } from './alarms';
import type { AlarmAnswer, AlarmsAnswer } from './answers';

const publishAction = 'plugin::content-manager.explorer.publish';

/** The admin's questions about alarms: for everyone who signs in; to clear one is for approvers. */
export function addAlarmRoutes(strapi: Core.Strapi): void {
  const config = { policies: ['admin::isAuthenticatedAdmin'] };
  strapi.server.routes({
    type: 'admin',
    prefix: '/editor-screens',
    routes: [
      { method: 'GET', path: '/alarms', config, handler: (ctx: Context) => list(strapi, ctx) },
      {
        method: 'POST',
        path: '/alarms/clear',
        config,
        handler: (ctx: Context) => clear(strapi, ctx),
      },
    ],
  } as never);
}

async function list(strapi: Core.Strapi, ctx: Context): Promise<void> {
  const read = readerFor(strapi, ctx.state['userAbility']);
  const alarms: AlarmAnswer[] = [];
  for (const alarm of await openAlarms(strapi)) alarms.push(await answerOf(read, alarm));
  const data: AlarmsAnswer = {
    alarms,
    isMailed: settings().mail !== null,
    mayClear: mayPublish(ctx),
  };
  ctx.set('Cache-Control', 'no-store');
  ctx.body = { data };
}

async function clear(strapi: Core.Strapi, ctx: Context): Promise<void> {
  if (!mayPublish(ctx)) {
    ctx['forbidden']('Only an approver can say that an alarm is dealt with.');
    return;
  }
  const { body } = ctx.request as { body?: { key?: unknown } };
  const wasOpen = await clearAlarm(strapi, String(body?.key), actorName(strapi));
  if (!wasOpen) throw new errors.NotFoundError('This alarm is over already.');
  await list(strapi, ctx);
}

async function answerOf(read: ReadEntries, alarm: Alarm): Promise<AlarmAnswer> {
  const { key, text, raisedAt, entry } = alarm;
  const kind = entry ? editableKind(entry.uid) : undefined;
  const filters = { documentId: entry?.documentId };
  const found = kind ? await read(kind, { status: 'draft', filters, limit: 1 }) : [];
  const [shown] = found;
  return {
    key,
    text,
    raisedAt,
    title: kind && shown ? titleOf(kind, shown) : null,
    editPath: kind && shown ? editPath(kind, shown.documentId) : null,
  };
}

/** The ability is CASL's, as Strapi made it from the person's roles. */
function mayPublish({ state }: Context): boolean {
  const ability = state['userAbility'] as { can(action: string, subject: string): boolean };
  return ability.can(publishAction, 'api::publication.publication');
}
