import { getPublished } from '../content/published.ts';
import { settings } from '../settings.ts';
import { csvTables, type CsvTableName } from './csv-tables.ts';
import { textStream } from './text-stream.ts';

/** Answers a file for spreadsheets, to be saved under its name. */
export async function answerTable(name: CsvTableName): Promise<Response> {
  const source = { published: await getPublished(), siteUrl: settings.siteUrl };
  return new Response(textStream(csvTables[name].file(source)), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8; header=present',
      'Content-Disposition': `attachment; filename="${name}.csv"`,
    },
  });
}
