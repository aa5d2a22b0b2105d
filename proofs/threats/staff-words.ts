/** Names of fields that only the admin may ever see, whatever their value. */
const staffKeys =
  /^(password|resetPasswordToken|registrationToken|createdBy|updatedBy|created_by|updated_by|username|firstname|lastname|blocked|roles|accessKey|encryptedKey|createdById|creatorFields|provider_metadata|hash|localizations)$/i;

/**
 * Looks through an answer for what belongs to staff.
 *
 * @param people e-mail addresses of the accounts of the CMS
 * @returns the paths of fields that must not be there, and the addresses found
 */
export function staffWordsIn(body: string, people: readonly string[]): string[] {
  const found = people.filter((email) => body.includes(email));
  return [...found, ...staffPaths(parsed(body), '')];
}

function staffPaths(value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    ...(staffKeys.test(key) ? [`${path}/${key}`] : []),
    ...staffPaths(inner, `${path}/${key}`),
  ]);
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
