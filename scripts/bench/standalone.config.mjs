import node from '@astrojs/node';
import site from '../../web/astro.config.ts';

/** The site as it is, on the server that Astro’s adapter brings in place of ours. */
export default { ...site, adapter: node({ mode: 'standalone' }) };
