import { settings } from '../src/settings.ts';

/** What `npm run build` makes. */
const build = new URL(`../dist/${settings.build}/`, import.meta.url);
export const builtServer = new URL('server/entry.mjs', build);
export const publicFiles = new URL('client/', build);

/** The published content that the build baked, outside the folder of public files. */
export const bakedFile = new URL('server/published.json', build);
