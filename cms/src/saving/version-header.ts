/**
 * With a save or a publish, the edit screen says in it which version of the draft it was filled in
 * from; with the answer, the CMS says which version that has made. The value is the draft's
 * `updatedAt`: ISO 8601, UTC.
 */
export const versionHeader = 'Draft-Version';
