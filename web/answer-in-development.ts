import type { AstroIntegration } from 'astro';
import { alertsAnswerer } from './server/alerts.ts';
import { documentsAnswerer, previewDocumentsAnswerer } from './server/documents.ts';
import { healthAnswerer } from './server/health.ts';
import { openSearch } from './server/search/open-search.ts';
import { suggestionsAnswerer } from './server/search/suggestions.ts';
import { sharesAnswerer } from './server/shares.ts';
import { readVisit } from './server/visit.ts';
import { getSnapshot } from './src/content/snapshot.ts';
import { settings } from './src/settings.ts';

/** Lets `astro dev` answer what the front server answers in place of Astro: documents, search and probes. */
export function answerInDevelopment(): AstroIntegration {
  return {
    name: 'answer-in-development',
    hooks: {
      'astro:server:setup': async ({ server }) => {
        const { current, status } = await getSnapshot();
        const { cmsInternalUrl: cmsUrl, siteToken } = settings;
        // Only once somebody asks for a page: tests of components have this server too.
        let search: ReturnType<typeof openSearch>;
        server.httpServer?.on('close', () => void search?.stop());
        const answerers = [
          healthAnswerer(status),
          documentsAnswerer({ cmsUrl, siteToken, current }),
          previewDocumentsAnswerer({ cmsUrl, siteToken, current }),
          sharesAnswerer({ cmsUrl, siteToken }),
          suggestionsAnswerer(async (typed) => (await search?.suggest(typed)) ?? []),
          alertsAnswerer({
            siteUrl: settings.siteUrl,
            cmsUrl,
            siteToken: settings.offersAlerts ? siteToken : undefined,
          }),
        ];
        server.middlewares.use(async (req, res, next) => {
          search ??= openSearch(current);
          const visit = readVisit(req, res);
          for (const answerer of answerers) if (visit && (await answerer(visit))) return;
          next();
        });
      },
    },
  };
}
