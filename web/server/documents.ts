import { addresses, documentFormats, type PublishedSet } from '@learning-reviews/content-contract';
import { documentHeaders } from './document-headers.ts';
import { sendPlainPage, type PlainPage } from './plain-page.ts';
import { findPublishedDocument } from './published-documents.ts';
import { sendRedirect } from './redirects.ts';
import { streamFromCms } from './stream-from-cms.ts';
import type { Answerer, Visit } from './visit.ts';

interface DocumentsOptions {
  cmsUrl: string;
  siteToken: string | undefined;
  current(): PublishedSet | undefined;
}

const documentAway: PlainPage = {
  status: 503,
  title: 'This document is not available for the moment',
  advice: 'It is still published. Try again in a few minutes.',
  headers: { 'retry-after': '60' },
};

/**
 * `/documents/<id>/<name>`: the bytes of a document of something published. Every "no" is left to
 * the page that any unknown address gets, so that nothing tells what exists.
 */
export function documentsAnswerer({ cmsUrl, current }: DocumentsOptions): Answerer {
  return async (visit) => {
    const [, id = '', name] =
      /^\/documents\/([a-z0-9]{20,32})(?:\/([^/]*))?$/.exec(visit.path) ?? [];
    const set = current();
    const document = id && set && findPublishedDocument(set, id);
    if (!document) return false;
    if (name !== document.fileName) return sendRedirect(visit, addresses.document(document), true);
    const { mediaType } = documentFormats[document.format];
    return answerWith(visit, {
      url: `${cmsUrl}/api/published/documents/${id}`,
      headersFor: () => documentHeaders(mediaType, document.fileName),
    });
  };
}

/** `/preview/<token>/documents/<id>/<name>`: the same for a draft, kept by nobody. */
export function previewDocumentsAnswerer({ cmsUrl, siteToken }: DocumentsOptions): Answerer {
  const address =
    /^\/preview\/([\w.~-]+)\/documents\/([a-z0-9]{20,32})\/([a-z0-9][a-z0-9.-]*\.[a-z]{3,4})$/;
  return async (visit) => {
    const [, token, id, name = ''] = address.exec(visit.path) ?? [];
    if (!token || !siteToken) return false;
    return answerWith(visit, {
      url: `${cmsUrl}/api/preview/${token}/documents/${id}`,
      token: siteToken,
      headersFor: (mediaType) => ({
        ...documentHeaders(mediaType, name),
        'cache-control': 'no-store',
      }),
    });
  };
}

async function answerWith(visit: Visit, from: Parameters<typeof streamFromCms>[1]) {
  const streamed = await streamFromCms(visit, from);
  if (streamed === 'not-found') return false;
  if (streamed === 'cms-away' && !visit.res.destroyed) await sendPlainPage(visit, documentAway);
  return true;
}
