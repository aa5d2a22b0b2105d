import type { Fault } from './fault';

const mostDocuments = 50;

/** Checks how many documents an entry has: each is read from the disk at a save. */
export function documentCountFaults(name: string, documents: unknown): Fault[] {
  if (!Array.isArray(documents) || documents.length <= mostDocuments) return [];
  return [
    {
      path: [name],
      message: `There are ${documents.length} documents here, and an entry can have ${mostDocuments}. Put the others in another entry.`,
    },
  ];
}
