import type { RawSet } from './content-set.js';
import { idOfItem } from './item-id.js';

/** A file that was written whole: what names it, and the very objects that are in it. */
export interface SnapshotBase {
  sha256: string;
  lists: RawSet['lists'];
}

/** What differs from a file that was written whole, as it stands in the file of its changes. */
export interface SnapshotChanges extends Omit<RawSet, 'lists'> {
  /** Only the lists that differ: what is not in the base, and all ids in their order. */
  lists: Record<string, { items: object[]; ids: string[] }>;
}

/** The file of changes is for one base only: one for another is never read. */
export function changesFileOf(file: string, sha256: string): string {
  return `${file}.${sha256.slice(0, 16)}.changes`;
}

/** True of the name of a file of changes beside `file`, whatever base it is for. */
export function isChangesFile(file: string, name: string): boolean {
  return name.startsWith(`${file}.`) && /^[\da-f]{16}\.changes$/.test(name.slice(file.length + 1));
}

/** What must be added to a base so that it becomes a set. What is the same object is not compared. */
export function changesSince(base: SnapshotBase, set: RawSet): SnapshotChanges {
  const lists: SnapshotChanges['lists'] = {};
  for (const [name, list] of Object.entries(set.lists)) {
    const before = base.lists[name] ?? [];
    if (before === list) continue;
    const there = new Set(before);
    lists[name] = { items: list.filter((item) => !there.has(item)), ids: list.map(idOfItem) };
  }
  return { ...set, lists };
}

/** True where something stands in a base that is not in a set any more, or otherwise. */
export function holdsGone(base: SnapshotBase, set: RawSet): boolean {
  return Object.entries(base.lists).some(([name, before]) => {
    const list = set.lists[name] ?? [];
    if (list === before) return false;
    const there = new Set(list);
    return before.some((item) => !there.has(item));
  });
}

/** @returns undefined where the changes do not belong to this set: an item is in neither */
export function withChanges(set: RawSet, changes: SnapshotChanges): RawSet | undefined {
  const lists = { ...set.lists };
  for (const [name, { items, ids }] of Object.entries(changes.lists)) {
    const byId = new Map([...(lists[name] ?? []), ...items].map((item) => [idOfItem(item), item]));
    const list = ids.flatMap((id) => byId.get(id) ?? []);
    if (list.length < ids.length) return undefined;
    lists[name] = list;
  }
  return { ...changes, lists };
}
