import site from '../../web/astro.config.ts';

/** The site as it is, with Astro’s own cache (`memoryCache`) before every page for an hour. */
export default {
  ...site,
  cache: { provider: { name: 'memory', entrypoint: 'astro/cache/memory', config: {} } },
  routeRules: { '/[...path]': { maxAge: 3_600 } },
};
