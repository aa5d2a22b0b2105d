import type { VersionRow } from '../../history/answers';
import { ukMoment } from '../uk-time';

/** "today at 9:30am by Ada Author"; what is no person, such as the system, begins small. */
export function madeWords({ at, by }: VersionRow, now = new Date()): string {
  return `${ukMoment(at, now)} by ${by.replace(/^The (?=[a-z])/, 'the ')}`;
}

/** "Version 3, today at 9:30am by Ada Author, on the site". */
export function versionWords(version: VersionRow, now = new Date()): string {
  const site = version.isLive ? ', on the site' : '';
  return `Version ${version.number}, ${madeWords(version, now)}${site}`;
}
