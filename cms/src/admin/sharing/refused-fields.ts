import { isFetchError } from '@strapi/strapi/admin';
import { refusalOf } from '../refusal';

export type RefusedFields = Partial<Record<string, string>>;

interface Details {
  errors?: { path?: unknown[]; message?: string }[];
}

const noAnswer =
  'The CMS gave no answer. What you typed is still here. Look whether a new link is in the list, and if not, try again.';

/** What the CMS says to each field that it refuses. */
export function refusedFields(error: unknown): RefusedFields {
  const refusal = isFetchError(error) ? error.response?.data?.error : undefined;
  const { errors = [] } = ((refusal as { details?: Details } | undefined)?.details ??
    {}) as Details;
  return Object.fromEntries(errors.map(({ path, message }) => [String(path?.[0]), message ?? '']));
}

/** What it says where no single field is meant; null when the fields say it all. */
export function refusedWhole(error: unknown): string | null {
  return Object.keys(refusedFields(error)).length > 0 ? null : refusalOf(error, noAnswer);
}
