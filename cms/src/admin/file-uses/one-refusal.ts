import { fileWords } from '../brand/file-words';

/** How long Strapi takes to show its message, at most, in milliseconds. */
const patience = 1000;

/**
 * Puts the CMS's reason into Strapi's message that nothing was deleted, which says none.
 *
 * @param orElse called where Strapi shows no such message
 */
export function addReason(reason: string, orElse: () => void): void {
  const words = fileWords['list.bulk-actions.delete.error'];
  const add = () => {
    const found = findText(words);
    if (!found) return;
    found.data = `${words} ${reason}`;
    stop();
  };
  const observer = new MutationObserver(add);
  const timer = setTimeout(() => {
    stop();
    orElse();
  }, patience);
  const stop = () => {
    clearTimeout(timer);
    observer.disconnect();
  };
  observer.observe(document.body, { childList: true, subtree: true });
}

function findText(words: string): Text | null {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode as Text;
    if (text.data === words) return text;
  }
  return null;
}
