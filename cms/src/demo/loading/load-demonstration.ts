import type { Core } from '@strapi/strapi';
import { asTheProduct } from '../../approving/as-the-product';
import { waitForChecks } from '../../checking/wait-for-checks';
import { folders, type FolderName } from '../content-schema';
import { makeFormDocument, makePublicationDocument } from '../documents/document-owner';
import type { MadeDocument } from '../documents/make-document';
import { demonstrationFolder, readContent, type Content } from '../read-content';
import { entryData, uids, type EntryData, type StoredKind } from './entry-data';
import { fingerprintOf } from './fingerprint';
import { readLedger, writeLedger, type Ledger } from './ledger';
import { hasDrafts } from '../../saving/load-entry';
import { findUploads, removeStrayCopies, uploadDocument } from './upload-document';

/** Called after each step: how many are done, of how many, and what it was. */
export type OnProgress = (done: number, total: number, what: string) => void;

interface Loading {
  strapi: Core.Strapi;
  content: Content;
  ledger: Ledger;
  /** True after an interruption, when bytes may lie about. */
  isResumed: boolean;
}

interface Step {
  what: string;
  isDone: boolean;
  run(): Promise<void>;
}

/**
 * Stores the demonstration, once for each database. Each step and its note in the ledger are one
 * transaction, so that a load that was interrupted goes on where it stopped. What has been removed
 * does not come back, and a database that has content of its own gets none.
 * @returns whether anything was stored now
 * @throws ContentFileError when a content file is at fault
 */
export async function loadDemonstration(
  strapi: Core.Strapi,
  onProgress: OnProgress = () => undefined,
): Promise<boolean> {
  const before = await readLedger(strapi);
  if (before ? before.state !== 'loading' : await hasContent(strapi)) return false;
  const ledger: Ledger = before ?? { state: 'loading', entries: [], files: [] };
  const content = readContent(demonstrationFolder);
  const loading: Loading = { strapi, content, ledger, isResumed: before !== null };
  const steps = stepsOf(loading);
  for (const [index, step] of steps.entries()) {
    if (!step.isDone) await step.run();
    onProgress(index + 1, steps.length, step.what);
  }
  ledger.state = 'loaded';
  await writeLedger(strapi, ledger);
  return true;
}

async function hasContent(strapi: Core.Strapi): Promise<boolean> {
  for (const uid of Object.values(uids)) {
    if ((await strapi.db.query(uid).count()) > 0) return true;
  }
  return false;
}

function stepsOf(loading: Loading): Step[] {
  const { content } = loading;
  const stored = (Object.keys(folders) as FolderName[]).filter((name) => name !== 'appendices');
  const each = (step: (kind: StoredKind, name: string) => Step[]) =>
    stored.flatMap((kind) => [...content[kind].keys()].flatMap((name) => step(kind, name)));
  return [
    // First, so that they are checked while others are made.
    ...each((kind, name) => documentSteps(loading, kind, name)),
    ...each((kind, name) => [entryStep(loading, kind, name)]),
    ...[...content.publications.keys()].flatMap((name) => relatedSteps(loading, name)),
    entryStep(loading, 'learning-reviews-page', 'learning-reviews-page'),
    entryStep(loading, 'site-settings', 'site-settings'),
  ];
}

function entryStep(loading: Loading, kind: StoredKind, name: string): Step {
  const key = `${kind}/${name}`;
  return {
    what: key,
    isDone: loading.ledger.entries.some((entry) => entry.key === key),
    run: () => storeEntry(loading, kind, name, key),
  };
}

async function storeEntry(loading: Loading, kind: StoredKind, name: string, key: string) {
  const { strapi, content, ledger } = loading;
  const uid = uids[kind];
  const data = entryData(content, kind, name, findId(ledger), findFile(ledger));
  const isDraft = kind === 'publications' && content.publications.get(name)?.isDraft === true;
  await waitForChecks(strapi, filesOf(ledger, key));
  await strapi.db.transaction(async () => {
    const documentId = await saveEntry(strapi, uid, data, !isDraft && hasDrafts(strapi, uid));
    const print = await fingerprintOf(strapi, uid, documentId);
    if (!print) throw new Error(`${key} was stored and cannot be found. Run the command again.`);
    const entry = { key, uid, documentId, ...print };
    await writeLedger(strapi, { ...ledger, entries: [...ledger.entries, entry] });
    ledger.entries.push(entry);
  });
}

function filesOf(ledger: Ledger, key: string): number[] {
  return ledger.files.filter((file) => file.key.startsWith(`${key}/`)).map(({ id }) => id);
}

async function saveEntry(
  strapi: Core.Strapi,
  uid: string,
  data: EntryData,
  isPublished: boolean,
): Promise<string> {
  const status = isPublished ? { status: 'published' } : {};
  const create = () => strapi.documents(uid as never).create({ data, ...status } as never);
  const entry = await asTheProduct(create);
  return (entry as { documentId: string }).documentId;
}

function documentSteps(loading: Loading, kind: StoredKind, name: string): Step[] {
  const { content, ledger } = loading;
  const publication = kind === 'publications' ? content.publications.get(name) : undefined;
  const form = kind === 'forms' ? content.forms.get(name) : undefined;
  const make: (() => Promise<MadeDocument>)[] = [
    ...(publication?.documents.map(
      (document) => () => makePublicationDocument(content, publication, document),
    ) ?? []),
    ...(form?.documents.map((document) => () => makeFormDocument(content, form, document)) ?? []),
  ];
  return make.map((makeOne, index) => {
    const key = `${kind}/${name}/${index}`;
    return {
      what: `document ${index + 1} of ${name}`,
      isDone: ledger.files.some((file) => file.key === key),
      run: () => storeFile(loading, key, `demonstration-${name}-${index + 1}`, makeOne),
    };
  });
}

async function storeFile(
  { strapi, ledger, isResumed }: Loading,
  key: string,
  fileName: string,
  make: () => Promise<MadeDocument>,
) {
  const document = await make();
  const found = isResumed ? await findUnnoted(strapi, document.bytes, ledger) : null;
  // Not in a transaction: Strapi's upload goes on in the background after it answers.
  ledger.files.push({ key, id: found ?? (await uploadDocument(strapi, document, fileName)) });
  await writeLedger(strapi, ledger);
}

/** A file that was uploaded just before an interruption and is not in the ledger. */
async function findUnnoted(
  strapi: Core.Strapi,
  bytes: Buffer,
  ledger: Ledger,
): Promise<number | null> {
  await removeStrayCopies(strapi, bytes);
  const ids = await findUploads(strapi, bytes);
  return ids.find((id) => ledger.files.every((file) => file.id !== id)) ?? null;
}

/** Publications point at each other, so that their links come when all are there. */
function relatedSteps(loading: Loading, name: string): Step[] {
  const { strapi, content, ledger } = loading;
  const publication = content.publications.get(name);
  if (!publication || publication.related.length === 0) return [];
  const run = async (): Promise<void> => {
    const related = publication.related.map((other) => findId(ledger)(`publications/${other}`));
    const entry = ledger.entries.find(({ key }) => key === `publications/${name}`);
    if (!entry) throw new Error(`publications/${name} is linked before it is stored.`);
    await strapi.db.transaction(async () => {
      const status = publication.isDraft ? {} : { status: 'published' };
      const { documentId } = entry;
      const change = { documentId, data: { related }, ...status };
      await asTheProduct(() => strapi.documents(entry.uid as never).update(change as never));
      Object.assign(entry, await fingerprintOf(strapi, entry.uid, documentId));
      await writeLedger(strapi, ledger);
    });
  };
  return [{ what: `links of ${name}`, isDone: false, run }];
}

function findId(ledger: Ledger): (key: string) => string {
  return (key) => {
    const entry = ledger.entries.find((candidate) => candidate.key === key);
    if (!entry) throw new Error(`${key} is referred to before it is stored.`);
    return entry.documentId;
  };
}

function findFile(ledger: Ledger): (key: string) => number {
  return (key) => {
    const file = ledger.files.find((candidate) => candidate.key === key);
    if (!file) throw new Error(`The document ${key} is referred to before it is stored.`);
    return file.id;
  };
}
