/** What `npm run build` makes. */
export const builtServer = new URL('../dist/server/entry.mjs', import.meta.url);
export const publicFiles = new URL('../dist/client/', import.meta.url);

/** The published content that the build baked, outside the folder of public files. */
export const bakedFile = new URL('../dist/server/published.json', import.meta.url);
