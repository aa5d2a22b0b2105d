import type { VersionRow } from '../../history/answers';
import { ukMoment } from '../uk-time';

/** "today at 9:30am by Ada Author". */
export function madeWords({ at, by }: VersionRow, now = new Date()): string {
  return `${ukMoment(at, now)} by ${by}`;
}

/** "Version 3, today at 9:30am by Ada Author, on the site". */
export function versionWords(version: VersionRow, now = new Date()): string {
  const site = version.isLive ? ', on the site' : '';
  return `Version ${version.number}, ${madeWords(version, now)}${site}`;
}
