import type { APIRoute } from 'astro';
import { answerList } from '../../../open-data/answers.ts';

export const GET: APIRoute = ({ url }) => answerList('groups', url.searchParams);
