/** What the admin's home screen asks about guessing. */
export interface GuessNoticesAnswer {
  notices: { id: string; text: string }[];
  advice: string;
  /** Whether this person may say that a notice has been seen. */
  mayMarkSeen: boolean;
}
