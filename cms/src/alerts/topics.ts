import type { Core } from '@strapi/strapi';
import type { PublishedListName } from '@learning-reviews/content-contract';
import { readPublishedItem } from '../published/read-published';

const lists: Record<string, { list: PublishedListName; nameField: string }> = {
  type: { list: 'review-types', nameField: 'fullName' },
  theme: { list: 'themes', nameField: 'name' },
};

/** Whether a topic is there to be chosen: everything, or a type or theme that is published. */
export async function isTopic(strapi: Core.Strapi, topic: string): Promise<boolean> {
  return topic === 'everything' || (await nameOf(strapi, topic)) !== null;
}

/** For an e-mail: "new publications", "new publications: Neglect". */
export async function topicInWords(strapi: Core.Strapi, topic: string): Promise<string> {
  const name = await nameOf(strapi, topic);
  return name === null ? 'new publications' : `new publications: ${name}`;
}

async function nameOf(strapi: Core.Strapi, topic: string): Promise<string | null> {
  const [kind = '', id = ''] = topic.split(':');
  const of = lists[kind];
  if (!of) return null;
  const item = await readPublishedItem(strapi, of.list, id);
  return item ? String((item.told as Record<string, unknown>)[of.nameField]) : null;
}
