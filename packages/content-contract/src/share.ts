import { z } from 'zod';
import { form } from './form.js';
import { publication } from './publication.js';

/**
 * `/api/share/<token>`, for the site's own token only: what the holder of a share link is told
 * before anything is opened. Nothing in it is of the draft.
 */
export const share = z.object({
  recipient: z.string().min(1),
  purpose: z.string().min(1),
  /** Whoever to ask about the link: a name at the partnership. */
  madeBy: z.string().min(1),
  worksUntil: z.iso.datetime(),
  /** The draft was changed since it was shared: nothing of it is shown until it is shared anew. */
  isPaused: z.boolean(),
});

/**
 * `/api/share/<token>/read`: the draft in the shape that it would have if it were published now,
 * with only those documents that can carry the recipient's name.
 */
export const openedShare = z.object({
  share,
  /** Null while the link is paused. */
  shown: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('publication'), entry: publication }),
      z.object({ kind: z.literal('form'), entry: form }),
    ])
    .nullable(),
  /** Titles of the documents that cannot be read through this link. */
  notOffered: z.array(z.string().min(1)),
});

export type Share = z.infer<typeof share>;
export type OpenedShare = z.infer<typeof openedShare>;
