import type { Core } from '@strapi/strapi';
import { editableKind, editPath } from '../editor-screens/editable-kinds';
import { findTakeDown, takeDowns, type TakeDown } from '../taking-down/take-downs';
import { ukWallClock, ukZoneAt } from '../taking-down/uk-wall-clock';
import type { EntryRef } from '../withdrawing/entry-ref';
import type { ReleaseAnswer, ReleasePlanAnswer, ScheduleAnswer, TakeDownAnswer } from './answers';
import { takeDownNow } from './clock';
import { whyClockHolds } from './clock-watch';
import { mayPlan, mayPublish, mayStop, type Person } from './person';
import { readableTitles, type ReadableTitles } from './readable-titles';
import { releaseAnswer } from './release-answer';
import type { Release } from './release';
import { lastReleaseOf, releasesBetween, waitingReleaseOf } from './releases';
import { readStop } from './stop';

/** What goes out and comes down in a span of time, and all that is late, as a person may see it. */
export async function scheduleAnswer(
  strapi: Core.Strapi,
  person: Person,
  from: Date,
  to: Date,
): Promise<ScheduleAnswer> {
  const releases = await releasesBetween(strapi, from, to);
  const down = (await takeDowns(strapi)).filter(({ at }) => at < to.toISOString());
  const entries = [...releases.flatMap(({ items }) => items), ...down];
  const titles = await readableTitles(strapi, person.userAbility, entries);
  const answers: ReleaseAnswer[] = [];
  for (const release of releases) {
    answers.push(await releaseAnswer(strapi, release, person, titles));
  }
  return {
    releases: answers.sort((a, b) => Number(needsLook(b)) - Number(needsLook(a))),
    takeDowns: down.map((takeDown) => takeDownAnswer(takeDown, titles)),
    stop: await readStop(strapi),
    clockHolds: whyClockHolds(),
    mayStop: mayStop(person),
  };
}

/** How one entry is to go out, or went. */
export async function planAnswer(
  strapi: Core.Strapi,
  person: Person,
  entry: EntryRef,
): Promise<ReleasePlanAnswer> {
  const release = await waitingReleaseOf(strapi, entry);
  const last = await lastReleaseOf(strapi, entry);
  const down = await findTakeDown(strapi, entry);
  return {
    release: release && (await answerTo(strapi, person, release)),
    takeDown: down && {
      at: down.at,
      zone: ukZoneAt(new Date(down.at)),
      by: down.by,
      reason: down.reason,
    },
    lastDone: last?.doneAt
      ? { id: last.id, title: last.title, at: last.at, doneAt: last.doneAt }
      : null,
    mayPlan: mayPlan(person, [entry]),
    mayPublish: mayPublish(person, [entry]),
    stop: await readStop(strapi),
    clockHolds: whyClockHolds(),
  };
}

export async function answerTo(
  strapi: Core.Strapi,
  person: Person,
  release: Release,
): Promise<ReleaseAnswer> {
  const titles = await readableTitles(strapi, person.userAbility, release.items);
  return releaseAnswer(strapi, release, person, titles);
}

function needsLook({ isLate, state }: ReleaseAnswer): boolean {
  return isLate || state === 'held' || state === 'failing';
}

function takeDownAnswer(takeDown: TakeDown, titles: ReadableTitles): TakeDownAnswer {
  const { uid, documentId, by } = takeDown;
  const kind = editableKind(uid);
  const title = titles.of(takeDown);
  const at = new Date(takeDown.at);
  return {
    uid,
    documentId,
    title: title ?? 'Something that you may not read, or that was deleted',
    kindName: kind?.name ?? '',
    editPath: kind && title !== null ? editPath(kind, documentId) : null,
    at: takeDown.at,
    atUk: ukWallClock(at),
    zone: ukZoneAt(at),
    by,
    reason: title === null ? null : takeDown.reason,
    isLate: at <= takeDownNow(),
  };
}
