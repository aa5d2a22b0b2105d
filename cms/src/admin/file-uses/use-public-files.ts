import { useEffect } from 'react';
import { useFetchClient } from '@strapi/strapi/admin';
import { watchCardMenus } from './card-menus';

interface Found {
  results: { id: number }[];
}

/** Keeps the menus of public files in the list of files free of what the CMS would refuse. */
export function usePublicFiles(): void {
  const { get } = useFetchClient();
  useEffect(() => {
    const isPublicFile = async (id: number) => {
      const params = { id };
      const path = '/editor-screens/file-uses';
      const { data } = await get<{ data: { status: string }[] }>(path, { params });
      return data.data.some(({ status }) => status !== 'draft');
    };
    // Several files may have one name, and the list does not say which is which.
    const isPublic = async (name: string) => {
      try {
        const params = { filters: { name: { $eq: name } }, pageSize: 10 };
        const { data } = await get<Found>('/upload/files', { params });
        const answers = await Promise.all(data.results.map(({ id }) => isPublicFile(id)));
        return answers.length > 0 && answers.every(Boolean);
      } catch {
        return false;
      }
    };
    return watchCardMenus(isPublic);
  }, [get]);
}
