const units = ['bytes', 'kB', 'MB', 'GB'] as const;

/** A number as it is stored, without the comma that Strapi puts into years. */
export function writeNumber(value: number | null | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}

/**
 * What somebody typed, as a whole number.
 *
 * @returns null for nothing, and undefined for what is no whole number
 */
export function readNumber(text: string): number | null | undefined {
  const digits = text.trim();
  if (digits === '') return null;
  return /^-?\d{1,9}$/.test(digits) ? Number(digits) : undefined;
}

/** A size of file as people read it: 1.2 MB, with 1,000 bytes to the kB. */
export function writeSize(bytes: number | null | undefined): string {
  if (bytes === null || bytes === undefined) return '';
  let size = bytes;
  let unit = 0;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return `${unit === 0 || size >= 10 ? Math.round(size) : size.toFixed(1)} ${units[unit] ?? ''}`;
}
