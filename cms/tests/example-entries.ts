import type { Core } from '@strapi/strapi';
import { checksDone } from './checks-done';
import type { Answer, Role, RunningCms } from './running-cms';

type Fields = Record<string, unknown>;

export interface UploadedFile {
  id: number;
  name: string;
  url: string;
  hash: string;
}

/** Uploads through the admin, as an editor does, and waits until the file is checked. */
export async function upload(
  cms: RunningCms,
  role: Role,
  bytes: Buffer,
  name: string,
  type: string,
): Promise<Answer<UploadedFile[]>> {
  const answer = await uploadOnly(cms, role, bytes, name, type);
  if (answer.status < 300) {
    for (const { hash } of answer.body) await checksDone(cms.strapi, hash.slice(0, 64));
  }
  return answer;
}

/** The same, and does not wait. */
export async function uploadOnly(
  cms: RunningCms,
  role: Role,
  bytes: Buffer,
  name: string,
  type: string,
): Promise<Answer<UploadedFile[]>> {
  const form = new FormData();
  form.append('files', new Blob([new Uint8Array(bytes)], { type }), name);
  return cms.as<UploadedFile[]>(role, '/upload', { form });
}

/** An entry made by the server itself. Slugs differ, so that tests do not meet. */
export async function createEntry(
  strapi: Core.Strapi,
  uid: string,
  fields: Fields,
  status: 'draft' | 'published' = 'draft',
): Promise<Fields & { documentId: string; id: number }> {
  const data = { ...(examples[uid]?.() ?? {}), ...fields };
  return strapi.documents(uid as never).create({ data, status } as never) as never;
}

let made = 0;

function nextSlug(word: string): string {
  made += 1;
  return `${word}-${made}`;
}

const examples: Record<string, () => Fields> = {
  'api::review-type.review-type': () => ({
    shortName: 'SAR',
    fullName: 'Safeguarding adults review',
    slug: nextSlug('review-type'),
    summary: 'Made for a test.',
    publicationsLabel: 'Published reviews',
    formsLabel: 'Forms',
  }),
  'api::publication.publication': () => ({
    title: 'Family K',
    slug: nextSlug('publication'),
    kind: 'Report',
    summary: 'Made for a test.',
    language: 'English',
  }),
  'api::form.form': () => ({
    title: 'Referral form',
    slug: nextSlug('form'),
    purpose: 'Referral',
    audience: 'Practitioner',
    summary: 'Made for a test.',
  }),
  'api::theme.theme': () => ({
    name: 'Professional curiosity',
    slug: nextSlug('theme'),
    definition: 'Made for a test.',
  }),
  'api::group.group': () => ({ name: 'Case review group', remit: 'Made for a test.' }),
  'api::page.page': () => ({ title: 'Privacy', slug: nextSlug('page'), summary: 'For a test.' }),
  'api::redirect.redirect': () => ({ from: `/${nextSlug('old')}.php`, to: '/learning-reviews' }),
  'api::site-settings.site-settings': () => ({
    partnershipName: 'Example Partnership',
    shortName: 'Example',
    language: 'English',
    brandColour: '#1d4f5c',
    emergencyHeading: 'In danger now?',
    emergencyAdvice: 'Call 999.',
    accessibleFormat: { advice: 'Ask us for another format.' },
    exitAddress: 'https://www.bbc.co.uk/weather',
  }),
  'api::learning-reviews-page.learning-reviews-page': () => ({
    title: 'Learning reviews',
    summary: 'Made for a test.',
  }),
};
