import { byWeight, type DateWarning } from './date-warning';

/**
 * Puts together what entries that go out as one meet: once what all of them meet, and the rest with
 * the title of the entry.
 */
export function bundleWarnings(
  entries: readonly { title: string; warnings: readonly DateWarning[] }[],
): DateWarning[] {
  const isMetByAll = (text: string) =>
    entries.every(({ warnings }) => warnings.some((warning) => warning.text === text));
  const found = new Map<string, DateWarning>();
  for (const { title, warnings } of entries) {
    for (const warning of warnings) {
      const text = isMetByAll(warning.text) ? warning.text : `“${title}”: ${warning.text}`;
      found.set(text, { ...warning, text });
    }
  }
  return [...found.values()].sort(byWeight);
}
