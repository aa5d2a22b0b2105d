import { z } from 'zod';
import { form } from './form.js';
import { group } from './group.js';
import { learningReviewsPage } from './learning-reviews-page.js';
import { page } from './page.js';
import { publication } from './publication.js';
import { reviewType } from './review-type.js';
import { siteSettings } from './site-settings.js';
import { theme } from './theme.js';

/**
 * `/api/preview/<token>`, for the site's own token only: one draft (or the published version of it)
 * in the shape that it would have if it were published now. Fields that a draft may still lack
 * are filled with a visible "not written yet", never left out.
 */
export const preview = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('review-type'), status: previewStatus(), entry: reviewType }),
  z.object({ kind: z.literal('publication'), status: previewStatus(), entry: publication }),
  z.object({ kind: z.literal('form'), status: previewStatus(), entry: form }),
  z.object({ kind: z.literal('theme'), status: previewStatus(), entry: theme }),
  z.object({ kind: z.literal('group'), status: previewStatus(), entry: group }),
  z.object({ kind: z.literal('page'), status: previewStatus(), entry: page }),
  z.object({ kind: z.literal('site-settings'), status: previewStatus(), entry: siteSettings }),
  z.object({
    kind: z.literal('learning-reviews-page'),
    status: previewStatus(),
    entry: learningReviewsPage,
  }),
]);

function previewStatus() {
  return z.enum(['draft', 'published']);
}

export type Preview = z.infer<typeof preview>;
