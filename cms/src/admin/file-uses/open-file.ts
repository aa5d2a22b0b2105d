import { useEffect, useState } from 'react';
import { fileWords } from '../brand/file-words';

/** The details of one file, open on the screen. */
export interface OpenFile {
  id: number;
  /** The dialogue or drawer that shows them. */
  dialogue: HTMLElement;
  /** An element of our own among the details. */
  place: HTMLElement;
}

/** Both of Strapi's screens for a file name its number with our words. */
const numberLabels = [fileWords['asset-details.assetId'], fileWords['modal.file-details.id']].map(
  (label) => label.toLowerCase(),
);

const ownElement = 'data-learning-reviews-file-uses';

/**
 * The file whose details are open. Strapi offers no place for an addition there, so this looks for
 * the number of the file among the details and puts an element under them.
 *
 * @returns null while no file's details are open
 */
export function useOpenFile(): OpenFile | null {
  const [file, setFile] = useState<OpenFile | null>(null);
  useEffect(() => {
    const look = () => setFile((last) => (isStillOpen(last) ? last : findOpenFile(document.body)));
    const observer = new MutationObserver(look);
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
    look();
    return () => observer.disconnect();
  }, []);
  return file;
}

function isStillOpen(file: OpenFile | null): boolean {
  return file !== null && file.place.isConnected && numberIn(file.dialogue)?.id === file.id;
}

function findOpenFile(page: HTMLElement): OpenFile | null {
  for (const dialogue of page.querySelectorAll<HTMLElement>('[role="dialog"]')) {
    const number = numberIn(dialogue);
    const details = number?.details.parentElement;
    if (!number || !details) continue;
    const known = details.querySelector<HTMLElement>(`:scope > [${ownElement}]`);
    return { id: number.id, dialogue, place: known ?? addPlace(number.details) };
  }
  return null;
}

function addPlace(details: HTMLElement): HTMLElement {
  const place = document.createElement('div');
  place.setAttribute(ownElement, '');
  // The dialogue would take what happens here for something outside it, and close.
  for (const type of ['pointerdown', 'focusin']) {
    place.addEventListener(type, (event) => event.stopPropagation());
  }
  details.after(place);
  return place;
}

/** The number of the file that a dialogue shows, and the block of details that it stands in. */
function numberIn(dialogue: HTMLElement): { id: number; details: HTMLElement } | null {
  for (const label of dialogue.querySelectorAll('span')) {
    if (!numberLabels.includes(label.textContent.trim().toLowerCase())) continue;
    const id = Number(label.nextElementSibling?.textContent);
    const details = blockOf(label);
    if (Number.isInteger(id) && id > 0 && details) return { id, details };
  }
  return null;
}

/** A label and its value stand in an item; the block holds the items, with all that is around it. */
function blockOf(label: Element): HTMLElement | null {
  let block = label.parentElement;
  while (block && block.querySelectorAll('span').length < 6) block = block.parentElement;
  while (block?.parentElement?.children.length === 1) block = block.parentElement;
  return block;
}
