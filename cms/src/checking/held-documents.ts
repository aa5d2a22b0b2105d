import type { Core } from '@strapi/strapi';
import { documentFields } from '../documents/document-fields';
import { editableKind, editPath } from '../editor-screens/editable-kinds';
import { titleOf, type ReadEntries } from '../editor-screens/readable-entries';
import { oneStatement } from '../tables/own-table';
import type { HeldDocument } from './answers';
import { checkTable } from './check-rows';
import { documentsOf } from './documents-of-entry';
import { namesOf } from './queue';
import { standingOfDocument } from './standing';

const mostEntries = 100;

/** The documents of drafts that could not go out as they are, of what a person may read. */
export async function heldDocuments(
  strapi: Core.Strapi,
  read: ReadEntries,
): Promise<HeldDocument[]> {
  const held: HeldDocument[] = [];
  for (const { uid, name } of documentFields(strapi)) {
    const kind = editableKind(uid);
    if (!kind) continue;
    const filters = { [name]: { sha256: { $in: await recentlyChecked(strapi) } } };
    const query = { status: 'draft', filters, sort: 'updatedAt:desc', limit: mostEntries } as const;
    const drafts = await read(kind, query);
    for (const draft of drafts) {
      const entry = { uid, documentId: draft.documentId };
      const names = await namesOf(strapi, entry);
      for (const document of await documentsOf(strapi, entry, 'draft')) {
        const { report, blocks } = await standingOfDocument(strapi, entry, document, names);
        if (!report || (blocks.length === 0 && !report.unchecked)) continue;
        held.push({
          title: titleOf(kind, draft),
          document: document.title,
          kindName: kind.name,
          editPath: editPath(kind, draft.documentId),
          verdict: report.verdict,
        });
      }
    }
  }
  return held;
}

/** Files that were checked lately: what is older, somebody has seen on the home screen before. */
async function recentlyChecked(strapi: Core.Strapi): Promise<string[]> {
  const rows: { sha256: string }[] = await oneStatement(strapi, (trx) =>
    trx(checkTable)
      .where({ state: 'done', kind: 'document' })
      .orderBy('checked_at', 'desc')
      .limit(mostEntries)
      .select('sha256'),
  );
  return [...new Set(rows.map(({ sha256 }) => sha256))];
}
