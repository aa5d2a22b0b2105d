import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { documentAnswerHeader, type DocumentAnswer } from '@learning-reviews/content-contract';

/** A CMS that answers for documents as a test says. */
export interface DocumentsCms {
  url: string;
  /** Paths that were asked for. */
  asked: string[];
  answer: RequestListener;
  close(): Promise<void>;
}

export async function startDocumentsCms(answer: RequestListener): Promise<DocumentsCms> {
  const server = createServer((req, res) => {
    cms.asked.push(req.url ?? '');
    cms.answer(req, res);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cms: DocumentsCms = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: [],
    answer,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return cms;
}

/** The header by which an answer is the CMS's own. */
export function mark(says: DocumentAnswer): Record<string, string> {
  return { [documentAnswerHeader]: says };
}
