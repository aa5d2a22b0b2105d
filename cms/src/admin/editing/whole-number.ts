const units = ['kB', 'MB', 'GB'] as const;

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

/**
 * A size of file as people read it, with 1,000 bytes to the kB: "900 bytes", "412 kB", "1.2 MB",
 * "10 MB". The site says the same of a document, and rounds down.
 */
export function writeSize(bytes: number | null | undefined): string {
  if (bytes === null || bytes === undefined) return '';
  if (bytes < 1000) return `${bytes} ${bytes === 1 ? 'byte' : 'bytes'}`;
  let size = bytes;
  let unit = -1;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  const hasTenths = units[unit] === 'MB' && size < 10;
  const rounded = hasTenths ? Math.floor(bytes / 100_000) / 10 : Math.floor(size);
  return `${rounded} ${units[unit] ?? ''}`;
}
