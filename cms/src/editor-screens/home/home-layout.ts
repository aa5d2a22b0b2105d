import type { Core } from '@strapi/strapi';

/**
 * Order and widths (in twelfths) of the panels on the home screen. A panel that the person may not
 * use is left out by the admin itself.
 */
const panels = [
  { uid: 'global::alarms', width: 6 },
  { uid: 'global::needs-attention', width: 6 },
  { uid: 'global::my-drafts', width: 6 },
  { uid: 'global::waiting-for-approval', width: 6 },
  { uid: 'global::coming-up', width: 6 },
  { uid: 'global::just-published', width: 6 },
  { uid: 'global::getting-started', width: 6 },
  { uid: 'global::demonstration', width: 6 },
] as const;

/** The panels of earlier versions: whoever still has exactly these has arranged nothing. */
const earlierPanels = 'my-drafts needs-attention just-published getting-started demonstration'
  .split(' ')
  .map((name) => `global::${name}`);

interface Layout {
  widgets?: { uid: string }[];
}

interface User {
  id: number;
}

/**
 * Gives everybody who has not arranged the home screen our arrangement of it, now and whenever a
 * colleague is added.
 */
export async function seedHomeLayouts(strapi: Core.Strapi): Promise<void> {
  const users = (await strapi.db
    .query('admin::user')
    .findMany({ select: ['id'] })) as unknown as User[];
  for (const user of users) await seedHomeLayout(strapi, user.id);
  strapi.db.lifecycles.subscribe({
    models: ['admin::user'],
    async afterCreate({ result }: { result?: unknown }) {
      if (result) await seedHomeLayout(strapi, (result as User).id);
    },
  } as never);
}

async function seedHomeLayout(strapi: Core.Strapi, userId: number): Promise<void> {
  const store = strapi.store({ type: 'core', name: 'admin' });
  const key = `homepage-layout:${userId}`;
  const layout = (await store.get({ key })) as Layout | null;
  if (layout && !isEarlier(layout)) return;
  await store.set({
    key,
    value: { version: 1, widgets: panels, updatedAt: new Date().toISOString() },
  });
}

function isEarlier({ widgets = [] }: Layout): boolean {
  return widgets.map(({ uid }) => uid).join() === earlierPanels.join();
}
