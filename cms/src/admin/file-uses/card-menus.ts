import { fileWords } from '../brand/file-words';

/** What would change or remove the file itself, by the names of the items in the menu. */
const names = [
  fileWords['list.assets.actions.replace'],
  fileWords['list.assets.actions.delete'],
] as const;

const itemOfList = '[role="listitem"], [role="row"], tr';

/**
 * Takes what the CMS would refuse out of the menu ("…") of a public file in the list of files, each
 * time that it opens.
 *
 * @param isPublic asked with the name of a file
 * @returns a function that ends it
 */
export function watchCardMenus(isPublic: (name: string) => Promise<boolean>): () => void {
  const observer = new MutationObserver((changes) => {
    for (const added of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
      if (!(added instanceof HTMLElement)) continue;
      const menu = added.matches('[role="menu"]') ? added : added.querySelector('[role="menu"]');
      if (menu) void withoutChanging(menu, isPublic);
    }
  });
  observer.observe(document.body, { childList: true, subtree: true });
  return () => observer.disconnect();
}

async function withoutChanging(
  menu: Element,
  isPublic: (name: string) => Promise<boolean>,
): Promise<void> {
  const items = [...menu.querySelectorAll<HTMLElement>('[role="menuitem"]')];
  const textOf = (item: HTMLElement) => item.textContent.trim();
  // Menus of folders have no "Replace the file".
  if (!items.some((item) => textOf(item) === names[0])) return;
  const name = fileNameOf(menu);
  if (!name || !(await isPublic(name))) return;
  for (const item of items) if (names.some((one) => one === textOf(item))) item.hidden = true;
}

/** The name that the card or row of a menu shows. */
function fileNameOf(menu: Element): string | undefined {
  const button = document.getElementById(menu.getAttribute('aria-labelledby') ?? '');
  const label = button
    ?.closest(itemOfList)
    ?.querySelector('[role="checkbox"]')
    ?.getAttribute('aria-label');
  const [before = '', after = ''] = fileWords['list.table.row.select'].split('{name}');
  if (!label?.startsWith(before) || !label.endsWith(after)) return undefined;
  return label.slice(before.length, label.length - after.length);
}
