import type { RunningCms, Role } from './running-cms';

export const uid = 'api::publication.publication' as const;
export const publications = `/content-manager/collection-types/${uid}`;

/** What an entry has been through before somebody tries something with it. */
export type Stage = 'draft' | 'waiting' | 'approved' | 'changed' | 'live';

type Fields = Record<string, unknown>;

let made = 0;

/** Makes publications that have been through something, by the real routes of the admin. */
export class EntriesForApproval {
  readonly #cms: RunningCms;
  readonly #typeId: string;

  constructor(cms: RunningCms, typeId: string) {
    this.#cms = cms;
    this.#typeId = typeId;
  }

  /** The fields of a new publication. */
  fields(kind: string): Fields & { title: string } {
    made += 1;
    return {
      title: `Publication ${made}`,
      slug: `publication-for-approval-${made}`,
      kind,
      summary: 'Made for a test.',
      language: 'English',
      types: { connect: [{ documentId: this.#typeId }] },
    };
  }

  /** @returns the document id of a publication that `writer` wrote */
  async make(kind: string, stage: Stage, writer: Role): Promise<string> {
    const json = this.fields(kind);
    const { data } = await this.#ask<{ documentId: string }>(writer, publications, json);
    const { documentId } = data;
    if (stage === 'draft') return documentId;
    await this.#act(writer, 'ask', documentId);
    if (stage === 'waiting') return documentId;
    await this.#act('Administrator', 'approve', documentId);
    if (stage === 'changed') await this.change(documentId, { summary: 'Changed since.' });
    if (stage === 'live') {
      await this.#ask('Administrator', `${publications}/${documentId}/actions/publish`, {});
    }
    return documentId;
  }

  /** Changes the draft without anybody's name on it. */
  async change(documentId: string, data: Fields): Promise<void> {
    await this.#cms.strapi.documents(uid).update({ documentId, data } as never);
  }

  async fingerprintOf(documentId: string, role: Role = 'Administrator'): Promise<string> {
    const address = `/editor-screens/approval?uid=${uid}&documentId=${documentId}`;
    const answer = await this.#cms.as<{ data: { fingerprint: string } }>(role, address);
    return answer.body.data.fingerprint;
  }

  async summaryOf(documentId: string): Promise<string> {
    const where = { documentId, publishedAt: null };
    return String((await this.#cms.strapi.db.query(uid).findOne({ where })).summary);
  }

  async isPublic(documentId: string): Promise<boolean> {
    const where = { documentId, publishedAt: { $notNull: true } };
    return (await this.#cms.strapi.db.query(uid).count({ where })) > 0;
  }

  async #act(role: Role, action: string, documentId: string): Promise<void> {
    const fingerprint = await this.fingerprintOf(documentId);
    await this.#ask(role, `/editor-screens/approval/${action}`, { uid, documentId, fingerprint });
  }

  async #ask<T>(role: Role, address: string, json: Fields): Promise<{ data: T }> {
    const answer = await this.#cms.as<{ data: T }>(role, address, { json });
    if (answer.status < 300) return answer.body;
    throw new Error(`${role} could not prepare ${address}: ${answer.status} ${answer.text}`);
  }
}
