import { Link, Typography } from '@strapi/design-system';
import { withdrawableTypes } from '../../withdrawing/entry-ref';
import { type EntryRef, useReleaseState } from '../withdrawing/release-state';
import { useSiteAddress } from './use-site-address';

/** What of an entry's facts says that it has changed. */
export interface EntryFacts {
  documentId?: string;
  status?: string;
  updatedAt?: string;
}

/** A link to the entry on the public site, or a word on why there is none. */
export function OnTheSite({
  uid,
  entry,
  isShort = false,
}: {
  uid: string;
  entry: EntryFacts;
  /** In a column of that name. */
  isShort?: boolean;
}) {
  const version = `${entry.status ?? ''} ${entry.updatedAt ?? ''}`;
  const address = useSiteAddress(uid, entry.documentId, version);
  // Keeps its line, so that what stands below does not move from under the pointer.
  if (address === undefined) return <Word>{'\u00a0'}</Word>;
  if (address === null) {
    if (isShort && entry.documentId && withdrawableTypes.includes(uid)) {
      return <NotThere entry={{ uid, documentId: entry.documentId }} version={version} />;
    }
    return <Word>{isShort ? 'No' : 'Not on the site'}</Word>;
  }
  return (
    <Link href={address} isExternal aria-label="View on site">
      {isShort ? 'View' : 'View on site'}
    </Link>
  );
}

/** What was withdrawn is no draft like others: somebody decided that it must not be public. */
function NotThere({ entry, version }: { entry: EntryRef; version: string }) {
  const [state] = useReleaseState(entry, version);
  return <Word>{state?.withdrawal ? 'Withdrawn' : 'No'}</Word>;
}

function Word({ children }: { children: string }) {
  return (
    <Typography variant="pi" textColor="neutral600">
      {children}
    </Typography>
  );
}
