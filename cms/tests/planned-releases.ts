import { createEntry } from './example-entries';
import type { Role, RunningCms } from './running-cms';

type Contents = typeof import('../src/history/content');
type Plans = typeof import('../src/scheduling/plan');
type Releases = typeof import('../src/scheduling/releases');

const uid = 'api::publication.publication';

let made = 0;

/** What the tests of the schedule do again and again, on one CMS. */
export class Planned {
  readonly cms: RunningCms;
  readonly #type: string;
  readonly #plans: Plans;
  readonly #releases: Releases;

  private constructor(cms: RunningCms, type: string) {
    this.cms = cms;
    this.#type = type;
    this.#plans = cms.built<Plans>('scheduling/plan');
    this.#releases = cms.built<Releases>('scheduling/releases');
  }

  static async on(cms: RunningCms): Promise<Planned> {
    const type = await createEntry(cms.strapi, 'api::review-type.review-type', {}, 'published');
    return new Planned(cms, type.documentId);
  }

  /** A publication that could go out as it is. */
  async draft(fields: Record<string, unknown> = {}) {
    const { documentId } = await createEntry(this.cms.strapi, uid, {
      types: [this.#type],
      ...fields,
    });
    return { uid, documentId };
  }

  /** The same, written by a person in the admin. */
  async draftBy(role: Role, fields: Record<string, unknown> = {}) {
    made += 1;
    const json = {
      title: 'Family K',
      slug: `by-hand-${made}`,
      kind: 'Report',
      summary: 'Made for a test.',
      language: 'English',
      types: { connect: [{ documentId: this.#type }] },
      ...fields,
    };
    const path = `/content-manager/collection-types/${uid}`;
    const answer = await this.cms.as<{ data: { documentId: string } }>(role, path, { json });
    if (answer.status !== 201) throw new Error(answer.text);
    return { uid, documentId: answer.body.data.documentId };
  }

  /** Plans drafts for a time as they are, as the product itself would, and so approves them. */
  async plan(at: Date, ...entries: { uid: string; documentId: string }[]): Promise<string> {
    const { id } = await this.#plans.planRelease(this.cms.strapi, {
      at,
      entries: await Promise.all(entries.map((entry) => this.#seen(entry))),
      wantsReceipt: [],
    });
    return id;
  }

  async #seen(entry: { uid: string; documentId: string }) {
    const { fingerprintOf, readContent } = this.cms.built<Contents>('history/content');
    const content = await readContent(this.cms.strapi, entry, 'draft');
    return { ...entry, fingerprint: content && fingerprintOf(content) };
  }

  /**
   * Plans drafts, and then has their time come so many milliseconds from now, however long the
   * planning took.
   */
  async soon(milliseconds: number, ...entries: { uid: string; documentId: string }[]) {
    const id = await this.plan(inMilliseconds(3_600_000), ...entries);
    const at = inMilliseconds(milliseconds);
    await this.setTime(id, at);
    return { id, at };
  }

  /** As nobody can: without any check, and without a word to anyone. */
  async setTime(id: string, at: Date): Promise<void> {
    const { connection } = this.cms.strapi.db;
    await connection('releases').where({ id }).update({ at: at.toISOString() });
  }

  async setTakeDown({ documentId }: { documentId: string }, at: Date): Promise<void> {
    const { connection } = this.cms.strapi.db;
    await connection('take_downs')
      .where({ document_id: documentId })
      .update({ at: at.toISOString() });
  }

  move(id: string, at: Date): Promise<void> {
    return this.#plans.moveRelease(this.cms.strapi, id, at);
  }

  cancel(id: string): Promise<void> {
    return this.#plans.cancelRelease(this.cms.strapi, id);
  }

  async release(id: string) {
    const release = await this.#releases.findRelease(this.cms.strapi, id);
    if (!release) throw new Error(`There is no release ${id}.`);
    return release;
  }

  async state(id: string): Promise<string> {
    return (await this.release(id)).state;
  }

  publishedRows(entry: { uid: string; documentId: string }): Promise<number> {
    const where = { documentId: entry.documentId, publishedAt: { $notNull: true } };
    return this.cms.strapi.db.query(entry.uid).count({ where });
  }

  async receipts(id: string): Promise<number> {
    const { connection } = this.cms.strapi.db;
    return (await connection('receipts').where({ release_id: id })).length;
  }

  async takeDowns({ documentId }: { documentId: string }): Promise<number> {
    const { connection } = this.cms.strapi.db;
    return (await connection('take_downs').where({ document_id: documentId })).length;
  }

  /** How many alarms are open because of a release. */
  async alarms(id: string): Promise<number> {
    const { connection } = this.cms.strapi.db;
    const where = { key: `release:${id}` };
    return (await connection('alarms').where(where).whereNull('cleared_at')).length;
  }

  /** What the audit trail says of an entry, in order. */
  async history({ documentId }: { documentId: string }): Promise<string[]> {
    const rows: { action: string }[] = await this.cms.strapi.db
      .connection('audit_events')
      .where({ document_id: documentId })
      .orderBy('seq');
    return rows.map(({ action }) => action);
  }
}

export function inMilliseconds(milliseconds: number): Date {
  return new Date(Date.now() + milliseconds);
}
