import { z } from 'zod';
import { publishedDocument } from './document.js';

/**
 * The words of a public document, page by page, for the site's search. The CMS answers it at
 * `/api/published/documents/<id>/text`, to the site's token and to nobody else.
 */
export const documentText = z.object({
  /** Of the bytes that were read. */
  sha256: publishedDocument.shape.sha256,
  /** False until the CMS has read it, as after an update of how text is read. */
  isRead: z.boolean(),
  /** Pages without words are left out. */
  pages: z.array(
    z.object({
      /** Counted from 1; null where the format has no pages of its own. */
      page: z.int().positive().nullable(),
      text: z.string().min(1),
    }),
  ),
});

export type DocumentText = z.infer<typeof documentText>;
