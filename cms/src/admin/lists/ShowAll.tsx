import { Button } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { useQueryParams } from '@strapi/strapi/admin';

interface Query {
  filters?: { $and?: { documentId?: { $in?: unknown } }[] };
  page?: number;
}

/**
 * A way back from the few entries that the home screen counted to the whole list. Strapi remembers
 * a list's filter, and shows no tag for this one.
 */
export function ShowAll() {
  const [{ query }, setQuery] = useQueryParams<Query>();
  const filters = query.filters?.$and ?? [];
  const others = filters.filter(({ documentId }) => documentId?.$in === undefined);
  if (others.length === filters.length) return null;
  return (
    <Button
      variant="secondary"
      startIcon={<Cross />}
      onClick={() => setQuery({ ...query, filters: { $and: others }, page: 1 })}
    >
      Showing a few from the home screen. Show all
    </Button>
  );
}
