import type { APIRoute } from 'astro';
import { answerTable } from '../../open-data/answer-table.ts';
import { csvTableNames } from '../../open-data/csv-tables.ts';

export const GET: APIRoute = ({ params }) => {
  const name = csvTableNames.find((one) => one === params['table']);
  // The publications have an address of their own, and nothing has two.
  if (!name || name === 'publications') return new Response(null, { status: 404 });
  return answerTable(name);
};
