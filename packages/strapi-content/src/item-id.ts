import { z } from 'zod';

const id = z.union([z.string().min(1), z.number()]);

/** An item as it comes: of any shape, but with an id. */
export const identifiedItem = z
  .looseObject({ documentId: id.optional(), id: id.optional() })
  .refine((item) => item.documentId !== undefined || item.id !== undefined, 'has no id');

/** The id of an item: Strapi's `documentId`, or the `id` that a route of one's own gives it. */
export function idOfItem(item: object): string {
  const { documentId, id } = item as { documentId?: unknown; id?: unknown };
  return String(documentId ?? id);
}
