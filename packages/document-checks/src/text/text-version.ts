/** Raise this whenever the text that is read of the same bytes may be another one. */
const version = 2;

/** Names how text is read; what was read by another version is to be read again. */
export const textVersion = `text.${version}`;
