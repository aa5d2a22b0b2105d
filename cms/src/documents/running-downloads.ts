import type { ServerResponse } from 'node:http';

/** An answer with a document's bytes that is being made or sent. */
export interface Download {
  /** Whether the document was taken off before the first byte was sent. */
  wasTakenOff: boolean;
}

const running = new Map<string, Map<ServerResponse, Download>>();

/** Remembers that an answer is under way, until it ends. */
export function noteDownload(publicId: string, response: ServerResponse): Download {
  const download = { wasTakenOff: false };
  const downloads = running.get(publicId) ?? new Map<ServerResponse, Download>();
  running.set(publicId, downloads.set(response, download));
  response.once('close', () => {
    downloads.delete(response);
    if (downloads.size === 0) running.delete(publicId);
  });
  return download;
}

/** Cuts off what is on its way to readers: the rest of a document that was just taken off. */
export function cutOffDownloads(publicIds: readonly string[]): void {
  for (const publicId of publicIds) {
    for (const [response, download] of running.get(publicId) ?? []) {
      download.wasTakenOff = true;
      if (response.headersSent) response.destroy();
    }
  }
}
