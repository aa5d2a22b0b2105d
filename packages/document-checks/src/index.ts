export { checkDocument } from './check-document.js';
export { checkerVersion } from './checker-version.js';
export type * from './report.js';
