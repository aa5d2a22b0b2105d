import standalone from './standalone.config.mjs';

/** The same with Astro’s own cache (`memoryCache`) before every page for an hour. */
export default {
  ...standalone,
  cache: { provider: { name: 'memory', entrypoint: 'astro/cache/memory', config: {} } },
  routeRules: { '/[...path]': { maxAge: 3_600 } },
};
