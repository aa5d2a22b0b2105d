import { hostname } from 'node:os';
import type { Core } from '@strapi/strapi';
import { clearAlarm, raiseAlarm } from '../alarms/alarms';
import { settings } from '../settings';
import { ukTimeInWords } from '../taking-down/uk-wall-clock';
import { scheduleClock } from './clock';
import { doubtAtStart, largestStep, stepToKeep, type ClockDoubt } from './clock-doubt';
import {
  correctLastSeen,
  databaseNow,
  noteSeen,
  noteStep,
  readClockRecord,
  type ClockRecord,
} from './clock-record';

/** How far this machine may be from the database before releases wait here. */
const largestDifference = 1000;
const recordEvery = 1000;
const compareEvery = 1000;
/** An alarm of a process that is gone is over after this; it is renewed long before, in milliseconds. */
const alarmLasts = 5 * 60_000;
const renewEvery = 60_000;

/** What this process knows of its own clock. */
interface Watch extends ClockDoubt {
  /** Whether the record says that the clock was put forward. */
  isStepKept: boolean;
  differs: string | null;
  recordedAt: number;
  comparedAt: number;
  /** What was said last of each alarm, and when by the process's own time: null once it is over. */
  alarms: Map<string, { text: string | null; at: number }>;
}

let watch: Watch = newWatch();

/**
 * At the start: reads the time that was recorded last, and holds releases if the clock is behind it,
 * or may be ahead since it was put forward before.
 */
export async function startClockWatch(strapi: Core.Strapi): Promise<void> {
  watch = newWatch();
  const record = await compareWithRecord(strapi);
  if (!record) return;
  watch.isStepKept = record.steppedTo !== null;
  Object.assign(watch, doubtAtStart(record, scheduleClock().now()));
}

/** Keeps the record of the time, and looks whether the clock can be trusted. */
export async function watchClock(strapi: Core.Strapi): Promise<void> {
  const now = scheduleClock().now().getTime();
  if (now - watch.comparedAt >= compareEvery) {
    watch.comparedAt = now;
    if (isInDoubt()) await compareWithRecord(strapi);
    watch.differs = await differenceToDatabase(strapi);
    await tellOfStep(strapi);
    await tell(strapi, 'held', whyClockHolds());
  }
  if (!whyClockHolds() && now - watch.recordedAt >= recordEvery) {
    watch.recordedAt = now;
    await noteSeen(strapi, new Date(now));
    await keepStep(strapi);
    await compareWithRecord(strapi);
  }
}

/** Why nothing goes out from this process, in words for staff; null when its clock is right. */
export function whyClockHolds(): string | null {
  const { waitsFor, steppedTo, differs } = watch;
  if (!waitsFor && !steppedTo) return differs;
  const now = ukTimeInWords(scheduleClock().now());
  if (!waitsFor) {
    return `The clock of the server was put forward before the CMS was restarted, and now says ${now}. Nothing goes out until somebody has looked. If that is the right time, choose “Go on” on the schedule. If not, set the clock right and restart the CMS.`;
  }
  return `The clock of the server says ${now}, but it was ${ukTimeInWords(waitsFor)} before. Nothing goes out until that time is reached. Set the clock right, restart the CMS, and then choose “Go on” on the schedule.`;
}

/**
 * Takes the clock as it is now for right.
 *
 * @returns whether it had been in doubt
 */
export async function trustClock(strapi: Core.Strapi): Promise<boolean> {
  if (!isInDoubt()) return false;
  await correctLastSeen(strapi, scheduleClock().now());
  await compareWithRecord(strapi);
  return true;
}

/** Whether somebody has to look at the clock of this process before it counts. */
function isInDoubt(): boolean {
  return (watch.waitsFor ?? watch.steppedTo) !== null;
}

/** Another process may have gone on, or somebody may have corrected the record. */
async function compareWithRecord(strapi: Core.Strapi): Promise<ClockRecord | null> {
  const record = await readClockRecord(strapi);
  if (!record) return null;
  const { lastSeen, steppedTo } = record;
  const clock = scheduleClock();
  clock.hasSeen(lastSeen);
  if (watch.waitsFor) watch.waitsFor = clock.now() < lastSeen ? lastSeen : null;
  if (watch.steppedTo) watch.steppedTo = steppedTo;
  return record;
}

/** On SQLite a later start has no other clock to ask, so it must know that this one is ahead. */
async function keepStep(strapi: Core.Strapi): Promise<void> {
  const step = isOnlyClock() ? stepToKeep(scheduleClock()) : null;
  if (!step && !watch.isStepKept) return;
  await noteStep(strapi, step);
  watch.isStepKept = step !== null;
}

function isOnlyClock(): boolean {
  return settings().database.client === 'sqlite';
}

async function differenceToDatabase(strapi: Core.Strapi): Promise<string | null> {
  const before = scheduleClock().now().getTime();
  const theirs = await databaseNow(strapi);
  const after = scheduleClock().now().getTime();
  if (!theirs) return null;
  // Whatever the question took is no difference between the clocks.
  const ahead = Math.max(before - theirs.getTime(), theirs.getTime() - after, 0);
  if (ahead <= largestDifference) return null;
  return `The clock of a CMS server and that of the database differ by ${seconds(ahead)}. This server releases nothing until they agree. Set both by a time server, then restart the CMS.`;
}

async function tellOfStep(strapi: Core.Strapi): Promise<void> {
  const step = scheduleClock().step();
  const willAsk = step > 0 && isOnlyClock() && !isInDoubt();
  const andThen = willAsk ? ', and then choose “Go on” on the schedule' : '';
  const text = `The clock of a CMS server was put ${step > 0 ? 'forward' : 'back'} by ${seconds(step)} while the CMS ran. The schedule goes on by the time since its start. If the clock is right now, restart the CMS${andThen}.`;
  await tell(strapi, 'step', Math.abs(step) > largestStep ? text : null);
}

function seconds(milliseconds: number): string {
  return `${Math.round(Math.abs(milliseconds) / 1000)} seconds`;
}

/**
 * Raises the alarm of this process, keeps it up, or says that it is over; asks the database only for
 * news. It has a name by host and port, since a machine may run several.
 */
async function tell(
  strapi: Core.Strapi,
  about: 'held' | 'step',
  text: string | null,
): Promise<void> {
  const known = watch.alarms.get(about);
  const at = performance.now();
  const isNews = !known || (text === null) !== (known.text === null);
  if (!isNews && (text === null || at - known.at < renewEvery)) return;
  const key = `clock-${about}:${hostname()}:${settings().port}`;
  await (text === null ? clearAlarm(strapi, key) : raise(strapi, key, text));
  watch.alarms.set(about, { text, at });
}

/** The end is by the clock of the database where it has one: this machine's is in doubt. */
async function raise(strapi: Core.Strapi, key: string, text: string): Promise<void> {
  const now = (await databaseNow(strapi)) ?? new Date();
  await raiseAlarm(strapi, { key, text, endsAt: new Date(now.getTime() + alarmLasts) });
}

function newWatch(): Watch {
  return {
    waitsFor: null,
    steppedTo: null,
    isStepKept: false,
    differs: null,
    recordedAt: -Infinity,
    comparedAt: -Infinity,
    alarms: new Map(),
  };
}
