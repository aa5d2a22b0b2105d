/** The zone that a UK clock shows at a moment. */
export type UkZone = 'GMT' | 'BST';

const hour = 60 * 60 * 1000;
const offsets: Record<UkZone, number> = { GMT: 0, BST: hour };

/** Said of a time that UK clocks never show. */
export const skippedTime =
  'That time does not exist: the clocks go forward in that hour. Choose one before or after.';

const ukClock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  dateStyle: 'short',
  timeStyle: 'short',
});

const ukZone = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  timeZoneName: 'short',
});

/**
 * The moments at which UK clocks show a time: none in the hour that is skipped in March, two in the
 * hour that comes twice in October, else one.
 *
 * @param text `YYYY-MM-DDTHH:mm`
 * @returns moments in UTC with their zones, the earlier first; null when the text is no such time
 */
export function ukMoments(text: string): { at: Date; zone: UkZone }[] | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text)) return null;
  const asUtc = Date.parse(`${text}:00Z`);
  if (Number.isNaN(asUtc) || new Date(asUtc).toISOString().slice(0, 16) !== text) return null;
  return (['BST', 'GMT'] as const)
    .map((zone) => ({ at: new Date(asUtc - offsets[zone]), zone }))
    .filter(({ at, zone }) => ukZoneAt(at) === zone);
}

/** What a UK clock shows: `YYYY-MM-DDTHH:mm`. */
export function ukWallClock(at: Date): string {
  return new Date(at.getTime() + offsets[ukZoneAt(at)]).toISOString().slice(0, 16);
}

export function ukZoneAt(at: Date): UkZone {
  const name = ukZone.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value;
  return name === 'BST' ? 'BST' : 'GMT';
}

/** For sentences: "26/11/2026, 10:15 GMT". */
export function ukTimeInWords(at: Date): string {
  return `${ukClock.format(at)} ${ukZoneAt(at)}`;
}
