import { inTurns } from './in-turns.ts';
import {
  formRecordOf,
  groupRecordOf,
  provenanceOf,
  publicationRecordOf,
  reviewTypeRecordOf,
  themeRecordOf,
  type Source,
} from './records.ts';

/** Everything that the site publishes, without the texts of pages, as one JSON document in pieces. */
export async function* everythingJson(source: Source): AsyncGenerator<string> {
  const { publications, forms, reviewTypes, themes, groups } = source.published;
  yield JSON.stringify(provenanceOf(source)).slice(0, -1);
  yield* listJson('publications', publications, (one) => publicationRecordOf(one, source));
  yield* listJson('forms', forms, (one) => formRecordOf(one, source));
  yield* listJson('reviewTypes', reviewTypes, (one) => reviewTypeRecordOf(one, source));
  yield* listJson('themes', themes, (one) => themeRecordOf(one, source));
  yield* listJson('groups', groups, (one) => groupRecordOf(one, source));
  yield '}\n';
}

/** One entry a line, so that two copies can be compared by tools that compare lines. */
async function* listJson<T>(
  name: string,
  entries: readonly T[],
  record: (entry: T) => object,
): AsyncGenerator<string> {
  yield `,${JSON.stringify(name)}:[\n`;
  let separator = '';
  for await (const some of inTurns(entries)) {
    yield separator + some.map((entry) => JSON.stringify(record(entry))).join(',\n');
    separator = ',\n';
  }
  yield '\n]';
}
