/** How the calendar feed stands, for the admin. */
export interface FeedState {
  /** Who made its address and when (ISO 8601, UTC); null while there is none. */
  feed: { madeBy: string; madeAt: string } | null;
  /** Whether the person who asks may make, renew and end the address. */
  mayChange: boolean;
}

/** The address as it is shown once: the database keeps only a hash of its secret. */
export interface NewFeed extends FeedState {
  address: string;
}
