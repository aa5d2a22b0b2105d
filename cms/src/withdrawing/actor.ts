import type { Core } from '@strapi/strapi';
import { actorOf } from '../audit/actor';

/** The name of who is asking, or of the product itself where nobody is: a schedule, a command. */
export function actorName(strapi: Core.Strapi): string {
  return actorOf(strapi).name;
}
