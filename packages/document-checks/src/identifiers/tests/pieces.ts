import type { Channel, TextPiece } from '../../read-document.js';

/** A text of a document, whose place in words tells the offsets asked for. */
export const piece = (text: string, channel: Channel = 'text'): TextPiece => ({
  channel,
  text,
  placeOf: (start, end) => ({ words: `${start} to ${end}`, page: 1, boxes: [] }),
});
