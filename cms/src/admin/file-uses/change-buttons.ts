import { fileWords } from '../brand/file-words';

/** What would change or remove the file itself, by the names that Strapi's buttons have. */
const names = [
  'Delete',
  'Delete this file',
  'Replace this file',
  'Crop',
  fileWords['control-card.replace-media'],
];

/**
 * Takes the buttons that the CMS would refuse out of the details of a public file. They come back
 * with the function that this returns.
 */
export function withoutChanging(dialogue: HTMLElement): () => void {
  const hidden = new Set<HTMLElement>();
  const hide = () => {
    for (const button of dialogue.querySelectorAll('button')) {
      if (button.hidden || !names.includes(nameOf(button))) continue;
      button.hidden = true;
      hidden.add(button);
    }
  };
  const observer = new MutationObserver(hide);
  observer.observe(dialogue, { childList: true, subtree: true });
  hide();
  return () => {
    observer.disconnect();
    for (const button of hidden) button.hidden = false;
  };
}

function nameOf(button: HTMLElement): string {
  return (button.getAttribute('aria-label') ?? button.textContent).trim();
}
