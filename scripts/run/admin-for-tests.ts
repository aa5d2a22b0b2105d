import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readFirstSignIn } from './first-sign-in.ts';

export type Role = 'administrator' | 'approver' | 'author';

/** Where the CMS under test is, and its DATA_DIR. */
export interface CmsForTests {
  /** Without a slash at its end. */
  cmsUrl: string;
  dataDir: string;
}

/** An answer of the CMS that is not a success. */
export class CmsRefusal extends Error {
  readonly status: number;
  readonly body: string;

  constructor(request: string, status: number, body: string) {
    super(`${request} answered ${status}: ${body.slice(0, 600)}`);
    this.status = status;
    this.body = body;
  }
}

/** What names an entry, whatever else is known of it. */
export interface EntryId {
  documentId: string;
}

export type Entry = EntryId & Record<string, unknown>;

/** The admin's own API, as one of the three first accounts. */
export function adminOf(cms: CmsForTests, role: Role) {
  async function call<T>(method: string, address: string, body?: unknown): Promise<T> {
    const isForm = body instanceof FormData;
    const answer = await fetch(cms.cmsUrl + address, {
      method,
      headers: {
        // A connection that is kept would be dead where a test kills the CMS. A refused upload
        // needs one: the CMS reads the rest, and the answer arrives.
        ...(isForm ? {} : { Connection: 'close' }),
        Authorization: `Bearer ${await tokenOf(cms, role)}`,
        ...(isForm || body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new CmsRefusal(`${method} ${address} as ${role}`, answer.status, text);
    return (text ? JSON.parse(text) : undefined) as T;
  }

  const collection = (type: string) => `/content-manager/collection-types/api::${type}.${type}`;
  const single = (type: string) => `/content-manager/single-types/api::${type}.${type}`;
  const act = (type: string, { documentId }: EntryId, action: string, body: object = {}) =>
    call<unknown>('POST', `${collection(type)}/${documentId}/actions/${action}`, body);
  return {
    call,
    async create(type: string, fields: Record<string, unknown>): Promise<Entry> {
      return (await call<{ data: Entry }>('POST', collection(type), fields)).data;
    },
    /** The draft with all of its parts, as the edit screen reads it. */
    async read(type: string, { documentId }: EntryId): Promise<Entry> {
      return (await call<{ data: Entry }>('GET', `${collection(type)}/${documentId}`)).data;
    },
    async update(type: string, { documentId }: EntryId, fields: Record<string, unknown>) {
      const address = `${collection(type)}/${documentId}`;
      return (await call<{ data: Entry }>('PUT', address, fields)).data;
    },
    async publish(type: string, entry: EntryId): Promise<void> {
      await act(type, entry, 'publish');
    },
    async unpublish(type: string, entry: EntryId): Promise<void> {
      await act(type, entry, 'unpublish', { reason: 'Made for a test, which is over.' });
    },
    async remove(type: string, { documentId }: EntryId): Promise<void> {
      await call('DELETE', `${collection(type)}/${documentId}`);
    },
    /** The draft of the entry with this slug. */
    async find(type: string, slug: string): Promise<Entry> {
      const query = `?filters[slug][$eq]=${slug}`;
      const { results } = await call<{ results: Entry[] }>('GET', collection(type) + query);
      if (!results[0]) throw new Error(`The CMS holds no ${type} with the slug ${slug}.`);
      return results[0];
    },
    /** The id of the first entry of a list, for tests that need any. */
    async firstId(type: string): Promise<string> {
      const { results } = await call<{ results: Entry[] }>('GET', `${collection(type)}?pageSize=1`);
      if (!results[0]) throw new Error(`The CMS holds no ${type}.`);
      return results[0].documentId;
    },
    async readSingle(type: string): Promise<Entry> {
      return (await call<{ data: Entry }>('GET', single(type))).data;
    },
    async publishSingle(type: string, fields: Record<string, unknown>): Promise<void> {
      await call('PUT', single(type), fields);
      await call('POST', `${single(type)}/actions/publish`, {});
    },
    /** @returns the id of the stored file */
    async upload(name: string, bytes: Uint8Array<ArrayBuffer>, type: string): Promise<number> {
      return (await this.store(name, new Blob([bytes], { type }))).id;
    },
    /**
     * Uploads a file, as `upload` does, and waits until it is checked: it could not be published
     * before.
     *
     * @returns what the media library knows of it
     */
    async store(name: string, content: Blob): Promise<StoredFile> {
      const form = new FormData();
      form.append('files', content, name);
      const [file] = await call<StoredFile[]>('POST', '/upload', form);
      if (!file) throw new Error(`The CMS stored nothing for ${name}.`);
      const address = `/editor-screens/document-checks/file?id=${file.id}`;
      for (;;) {
        const { data } = await call<{ data: { isChecked: boolean } }>('GET', address);
        if (data.isChecked) return file;
        await pause(100);
      }
    },
  };
}

/**
 * Lets one person publish anything, as an administrator does under Settings: most tests are about
 * something else than approval.
 */
export async function letOnePersonPublish(cms: CmsForTests): Promise<void> {
  const { call } = adminOf(cms, 'administrator');
  const address = '/editor-screens/approval-rules';
  const { data } = await call<{ data: { rules: { subject: string }[] } }>('GET', address);
  await call('POST', address, {
    rules: data.rules.map(({ subject }) => ({ subject, persons: 1 })),
  });
}

/** A file of the media library. */
export interface StoredFile {
  id: number;
  name: string;
  /** Its name in the store, without its extension. */
  hash: string;
  ext: string;
  url: string;
  /** Smaller copies of a picture. */
  formats?: { thumbnail?: { hash: string; ext: string } } | null;
}

export type Admin = ReturnType<typeof adminOf>;

/** A token lives for ten minutes. */
const tokenLifeMs = 8 * 60 * 1000;

/** Signing in is limited to a few times in five minutes, so a token serves all workers. */
async function tokenOf(cms: CmsForTests, role: Role): Promise<string> {
  const file = path.join(cms.dataDir, 'tokens-of-tests.json');
  const known = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Record<Role, KnownToken>>)
    : {};
  const fresh = known[role];
  if (fresh && Date.now() - fresh.since < tokenLifeMs) return fresh.token;
  const signedIn: KnownToken = { token: await signIn(cms, role), since: Date.now() };
  writeFileSync(file, JSON.stringify({ ...known, [role]: signedIn }), { mode: 0o600 });
  return signedIn.token;
}

interface KnownToken {
  token: string;
  /** In milliseconds since 1970 UTC. */
  since: number;
}

async function signIn({ cmsUrl, dataDir }: CmsForTests, role: Role): Promise<string> {
  const account = readFirstSignIn(dataDir).find((one) => one.role.toLowerCase() === role);
  if (!account) throw new Error(`first-sign-in.json in ${dataDir} has no ${role}.`);
  const { email, password } = account;
  const answer = await fetch(`${cmsUrl}/admin/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  if (!answer.ok) throw new CmsRefusal(`Signing in as ${role}`, answer.status, await answer.text());
  return ((await answer.json()) as { data: { token: string } }).data.token;
}
