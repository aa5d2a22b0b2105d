import { addresses } from '@learning-reviews/content-contract';
import { settings } from '../settings';
import { previewKindOf } from './kinds';
import { mayRead } from './may-read';
import { makePreviewToken, previewSeconds } from './token';

interface PreviewParams {
  documentId?: string;
  status?: string;
}

/**
 * Answers the admin's "Open preview". Strapi asks for anyone who is signed in, so the right to
 * read the entry is checked here.
 *
 * @returns an address of the public site, or undefined to offer no preview
 */
export async function previewHandler(
  uid: string,
  { documentId, status: asked }: PreviewParams,
): Promise<string | undefined> {
  const { user, userAbility } = strapi.requestContext.get()?.state ?? {};
  if (!user || !userAbility || !documentId || !previewKindOf(uid)) return undefined;
  const status = asked === 'published' ? 'published' : 'draft';
  const entry = await strapi
    .documents(uid as never)
    .findOne({ documentId, status, populate: ['createdBy'] } as never);
  if (!entry || !mayRead(strapi, userAbility, uid, entry)) return undefined;
  const { siteUrl, secrets } = settings();
  const expires = Math.floor(Date.now() / 1000) + previewSeconds;
  const grant = { uid, documentId, status, userId: user.id, expires } as const;
  return siteUrl + addresses.preview(makePreviewToken(grant, secrets.PREVIEW_SECRET));
}
