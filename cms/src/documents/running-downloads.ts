import type { ServerResponse } from 'node:http';

const running = new Map<string, Set<ServerResponse>>();

/** Remembers that an answer with a document's bytes is under way, until it ends. */
export function noteDownload(publicId: string, response: ServerResponse): void {
  const answers = running.get(publicId) ?? new Set();
  running.set(publicId, answers.add(response));
  response.once('close', () => {
    answers.delete(response);
    if (answers.size === 0) running.delete(publicId);
  });
}

/** Cuts off what is on its way to readers: the rest of a document that was just taken off. */
export function cutOffDownloads(publicIds: readonly string[]): void {
  for (const publicId of publicIds) {
    for (const response of running.get(publicId) ?? []) response.destroy();
  }
}
