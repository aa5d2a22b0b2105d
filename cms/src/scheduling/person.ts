import type { Release } from './release';

const publishAction = 'plugin::content-manager.explorer.publish';
const updateAction = 'plugin::content-manager.explorer.update';

/** Who asks about the schedule, from `ctx.state`. */
export interface Person {
  user: { id: number };
  userAbility: { can(action: string, subject?: string): boolean };
}

type Entries = readonly { uid: string }[];

export function mayPublish({ userAbility }: Person, entries: Entries): boolean {
  return entries.every(({ uid }) => userAbility.can(publishAction, uid));
}

/** An author may propose a time; it takes an approver for anything to go out at it. */
export function mayPlan({ userAbility }: Person, entries: Entries): boolean {
  return entries.every(({ uid }) => userAbility.can(updateAction, uid));
}

/** Whoever may publish all of it, and whoever planned it. */
export function mayChange(person: Person, { plannedById, items }: Release): boolean {
  return mayPublish(person, items) || (plannedById !== null && plannedById === person.user.id);
}

/** Whoever may publish publications may stop everything. */
export function mayStop(person: Person): boolean {
  return mayPublish(person, [{ uid: 'api::publication.publication' }]);
}
