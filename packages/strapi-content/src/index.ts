export type { ContentSet } from './content-set.js';
export { fixedSnapshot } from './fixed-snapshot.js';
export { strapiLiveLoader } from './live-loader.js';
export type { LiveFilter, LiveReading, LiveSource } from './live-loader.js';
export type { Snapshot } from './snapshot.js';
export type { LeftOut, SnapshotSource, SnapshotStatus } from './snapshot-status.js';
export { StrapiContentError } from './strapi-content-error.js';
export type { Result, StrapiFault } from './strapi-content-error.js';
