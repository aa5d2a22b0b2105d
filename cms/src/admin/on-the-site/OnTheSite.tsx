import { Link, Typography } from '@strapi/design-system';
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
  if (address === undefined) return null;
  if (address === null) {
    return (
      <Typography variant="pi" textColor="neutral600">
        {isShort ? 'No' : 'Not on the site'}
      </Typography>
    );
  }
  return (
    <Link href={address} isExternal aria-label="View on site">
      {isShort ? 'View' : 'View on site'}
    </Link>
  );
}
