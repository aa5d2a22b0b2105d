import { readContent, starterFolder } from '../../demo/read-content';
import { type EditableKind, editableKind, editPath } from '../editable-kinds';
import type { Entry, EntryQuery, ReadEntries } from '../readable-entries';
import type { Step } from './answers';

type Uid = EditableKind['uid'];

interface Condition {
  id: string;
  uid: Uid;
  title: string;
  help: string;
  query: Pick<EntryQuery, 'fields' | 'filters' | 'populate'>;
  isMet?(entry: Entry): boolean;
}

const page = (id: string, title: string, help: string, slugs: readonly string[]): Condition => ({
  id,
  uid: 'api::page.page',
  title,
  help,
  query: { fields: ['documentId'], filters: { slug: { $in: [...slugs] } } },
});

const conditions: readonly Condition[] = [
  {
    id: 'site-settings',
    uid: 'api::site-settings.site-settings',
    title: 'Publish your site settings',
    help: 'Your name, what to do in danger, and how to ask for another format.',
    query: { fields: ['documentId', 'partnershipName'] },
    isMet: ({ partnershipName }) => partnershipName !== starterSettings().partnershipName,
  },
  {
    id: 'report-contacts',
    uid: 'api::site-settings.site-settings',
    title: 'Say how to report a concern to you',
    help: 'Your own telephone numbers for children and for adults, on every page.',
    query: { fields: ['documentId'], populate: { reportContacts: { fields: ['name'] } } },
    isMet: ({ reportContacts }) => hasOwnContact(reportContacts),
  },
  {
    id: 'landing',
    uid: 'api::learning-reviews-page.learning-reviews-page',
    title: 'Publish the learning reviews page',
    help: 'What learning reviews are, and the order of the sections.',
    query: { fields: ['documentId'] },
  },
  {
    id: 'review-type',
    uid: 'api::review-type.review-type',
    title: 'Publish at least one review type',
    help: 'Each type is a section of the site.',
    query: { fields: ['documentId'] },
  },
  page(
    'safety-online',
    'Publish a page on safety online',
    'How to browse without leaving a trace. Its web address is safety-online.',
    ['safety-online', 'staying-safe-online', 'online-safety'],
  ),
  page(
    'accessibility',
    'Publish an accessibility statement',
    'The law asks for one. Its web address is accessibility-statement.',
    ['accessibility-statement', 'accessibility'],
  ),
  page('privacy', 'Publish a privacy notice', 'What the site keeps about its visitors: nothing.', [
    'privacy',
    'privacy-notice',
    'privacy-policy',
  ]),
];

/** The words that a new partnership starts with, and has to replace with its own. */
const starterSettings = () => readContent(starterFolder)['site-settings'];

function hasOwnContact(contacts: unknown): boolean {
  if (!Array.isArray(contacts)) return false;
  const given = new Set(starterSettings().reportContacts?.map(({ name }) => name));
  return (contacts as { name: string }[]).some(({ name }) => !given.has(name));
}

/**
 * What a site needs before it is shown to the public, and whether it is there. Kinds that the
 * person may not read are left out.
 *
 * @param mayRead whether the person may read entries of a kind
 */
export async function gettingStarted(
  read: ReadEntries,
  mayRead: (uid: string) => boolean,
): Promise<Step[]> {
  const steps = await Promise.all(
    conditions.filter(({ uid }) => mayRead(uid)).map((condition) => toStep(condition, read)),
  );
  return steps.filter((step) => step !== null);
}

/**
 * The step that is left while the demonstration is loaded.
 *
 * @param mayRemove whether the person has the panel that removes it, on the same screen
 */
export function demonstrationStep(isLoaded: boolean, mayRemove: boolean): Step[] {
  if (!isLoaded) return [];
  const title = mayRemove
    ? 'Remove the demonstration'
    : 'Ask an administrator to remove the demonstration';
  const help = mayRemove
    ? 'All of it is invented. Use the panel below.'
    : 'All of it is invented. Only administrators can remove it.';
  return [{ id: 'demonstration', title, help, isDone: false, path: null }];
}

async function toStep(condition: Condition, read: ReadEntries): Promise<Step | null> {
  const { id, uid, title, help, query, isMet } = condition;
  const kind = editableKind(uid);
  if (!kind) return null;
  const [published] = await read(kind, { ...query, status: 'published', limit: 1 });
  const isDone = published !== undefined && (isMet?.(published) ?? true);
  return { id, title, help, isDone, path: await pathOf(kind, query, read) };
}

/** The entry if there is one, published or not; otherwise where to make it. */
async function pathOf(
  kind: EditableKind,
  { filters }: Condition['query'],
  read: ReadEntries,
): Promise<string> {
  if (kind.isSingle) return editPath(kind, '');
  if (!filters) return `/content-manager/collection-types/${kind.uid}`;
  const [draft] = await read(kind, { status: 'draft', fields: ['documentId'], filters, limit: 1 });
  return editPath(kind, draft?.documentId ?? 'create');
}
