import type { OutgoingHttpHeaders } from 'node:http';
import { addresses, documentFormats, type PublishedSet } from '@learning-reviews/content-contract';
import { findPublishedDocument } from '../src/content/published-documents.ts';
import { FewAtOnce } from '../src/few-at-once.ts';
import { documentState, type DocumentState } from '../src/removals/document-state.ts';
import type { Refused } from './answer-of-cms.ts';
import type { DocumentCache } from './document-cache/document-cache.ts';
import { RunningCopies } from './document-cache/running-copies.ts';
import { sendCopy } from './document-cache/send-copy.ts';
import { wordOfCms, type Word } from './document-cache/word-of-cms.ts';
import { documentHeaders, fullFileName } from './document-headers.ts';
import { sendPlainPage, type PlainPage } from './plain-page.ts';
import { sendRedirect } from './redirects.ts';
import { askWhetherServed, streamFromCms } from './stream-from-cms.ts';
import type { Answerer, Visit } from './visit.ts';

interface DocumentsOptions {
  cmsUrl: string;
  siteToken: string | undefined;
  current(): PublishedSet | undefined;
  /** Copies on this machine, for when the CMS is away; undefined where none are kept. */
  copies?: DocumentCache | undefined;
  /** True where the CMS is known not to answer, so that nobody waits for it. */
  isCmsAway?: () => boolean;
}

/** With hundreds of readers at once it is late, and still better than a page that says no. */
const headTimeoutMs = 30_000;
const headTimeoutWithCopyMs = 3_000;

const documentAway: PlainPage = {
  status: 503,
  title: 'This document is not available for the moment',
  advice: 'It is still published. Try again in a few minutes.',
  headers: { 'retry-after': '60' },
};

/** Said for the moment until the site knows what the CMS knows already. */
const documentGone: PlainPage = {
  status: 410,
  title: 'This document is no longer here',
  advice: 'It has been withdrawn, replaced or archived.',
};

/**
 * `/documents/<id>/<name>`: the bytes of a document of something published. What the site knows
 * decides first, and the CMS has the last word: for the bytes that it sends itself, and for those of
 * a copy here. What is not the CMS's own answer, or not the bytes that are known, counts as if it were
 * away. Every "no" is left to the page that any unknown address gets, so that nothing tells
 * what exists.
 */
export function documentsAnswerer(options: DocumentsOptions): Answerer {
  const { cmsUrl, current, copies, isCmsAway = () => false } = options;
  // Hundreds may come at once for a new review, and none is turned away.
  const few = new FewAtOnce(16, 400);
  const running = new RunningCopies();
  const askCms = wordOfCms({ ask: askForCopy, current });
  return async (visit) => {
    const set = current();
    if (!set || !visit.path.startsWith('/documents/')) return false;
    const [, id = '', name] =
      /^\/documents\/([a-z0-9]{20,32})(?:\/([^/]*))?$/.exec(visit.path) ?? [];
    const state = documentState(set, id);
    switch (state.kind) {
      case 'public':
        if (name === state.document.fileName) return sendBytes(visit, state.document);
        return sendRedirect(visit, addresses.document(state.document), true);
      case 'moved':
        // Not for good: what is there now may be replaced or withdrawn in its turn.
        return sendRedirect(visit, addresses.document(state.to), false);
      case 'withdrawn':
      case 'former':
        return leaveTo(visit, `/documents/${id}`);
      case 'unknown':
        return leaveTo(visit, '/404');
    }
  };

  async function sendBytes(visit: Visit, document: PublicDocument): Promise<boolean> {
    const { mediaType } = documentFormats[document.format];
    const headersFor = () => documentHeaders(mediaType, document.fileName, fullFileName(document));
    if (copies?.has(document)) {
      const word = isCmsAway() ? 'cms-away' : await askCms(document.id);
      const mayServe = word === 'served' || word === 'cms-away';
      if (mayServe && (await sendKept(visit, document, headersFor()))) return true;
      if (word !== 'served') return sendRefusal(visit, document, word);
    }
    const streamed = await streamFromCms(visit, {
      url: urlOf(document.id),
      known: document,
      headTimeoutMs,
      few,
      headersFor,
      through: () => copies?.writer(document),
    });
    if (streamed === 'sent') return true;
    if (streamed === 'cms-away' && (await sendKept(visit, document, headersFor()))) return true;
    return sendRefusal(visit, document, streamed);
  }

  async function sendRefusal(
    visit: Visit,
    document: PublicDocument,
    refused: Refused,
  ): Promise<boolean> {
    // The CMS has the last word: what it refuses is kept nowhere.
    if (refused !== 'cms-away') await copies?.delete(document.sha256);
    if (refused === 'not-found') return leaveTo(visit, '/404');
    if (visit.res.destroyed) return true;
    if (refused === 'gone') return sendPlainPage(visit, documentGone);
    if (refused === 'cms-away' || refused === 'other-bytes') {
      return sendPlainPage(visit, documentAway);
    }
    const to = newDocument(refused.moved, document.id);
    if (to) return sendRedirect(visit, addresses.document(to), false);
    return sendPlainPage(visit, documentAway);
  }

  /** From the copy on this machine, if it is public by what the site knows now, and for as long. */
  async function sendKept(
    visit: Visit,
    document: PublicDocument,
    headers: OutgoingHttpHeaders,
  ): Promise<boolean> {
    const file = await copies?.find(document);
    const isPublic = () => isStillPublic(document);
    if (!file || !isPublic()) return false;
    running.note(visit.res, isPublic);
    await sendCopy(visit, file, document, headers);
    return true;
  }

  function isStillPublic({ id, sha256 }: PublicDocument): boolean {
    const set = current();
    return set !== undefined && findPublishedDocument(set, id)?.sha256 === sha256;
  }

  async function askForCopy(id: string): Promise<Word> {
    const set = current();
    const known = set && findPublishedDocument(set, id);
    if (!known) return 'not-found';
    return askWhetherServed({ url: urlOf(id), known, headTimeoutMs: headTimeoutWithCopyMs, few });
  }

  function urlOf(id: string): string {
    return `${cmsUrl}/api/published/documents/${id}`;
  }

  /** The CMS says where a document went; it is believed if that one is public for all we know. */
  function newDocument(location: string, oldId: string): PublicDocument | undefined {
    const id = /\/documents\/([a-z0-9]{20,32})$/.exec(location)?.[1];
    const set = current();
    return set && id && id !== oldId ? findPublishedDocument(set, id) : undefined;
  }
}

type PublicDocument = Extract<DocumentState, { kind: 'public' }>['document'];

/** `/preview/<token>/documents/<id>/<name>`: the same for a draft, kept by nobody. */
export function previewDocumentsAnswerer({ cmsUrl, siteToken }: DocumentsOptions): Answerer {
  const few = new FewAtOnce(4, 20);
  const address =
    /^\/preview\/([\w.~-]+)\/documents\/([a-z0-9]{20,32})\/([a-z0-9][a-z0-9.-]*\.[a-z]{3,4})$/;
  return async (visit) => {
    const [, token, id, name = ''] = address.exec(visit.path) ?? [];
    if (!token || !siteToken) return false;
    const streamed = await streamFromCms(visit, {
      url: `${cmsUrl}/api/preview/${token}/documents/${id}`,
      token: siteToken,
      few,
      headersFor: (mediaType) => ({
        ...documentHeaders(mediaType, name),
        'cache-control': 'no-store',
      }),
    });
    if (streamed === 'not-found' || streamed === 'gone') return false;
    if (streamed !== 'sent' && !visit.res.destroyed) await sendPlainPage(visit, documentAway);
    return true;
  };
}

/** Leaves the answer to a page of the site: for all that is not public the one for unknown addresses. */
function leaveTo(visit: Visit, page: string): false {
  visit.req.url = page;
  return false;
}
