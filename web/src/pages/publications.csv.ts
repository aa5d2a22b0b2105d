import type { APIRoute } from 'astro';
import { answerTable } from '../open-data/answer-table.ts';

export const GET: APIRoute = () => answerTable('publications');
