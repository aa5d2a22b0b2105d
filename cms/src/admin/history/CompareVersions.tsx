import { Box, Field, Flex, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import type { VersionRow } from '../../history/answers';
import type { EntryRef } from '../../withdrawing/entry-ref';
import { type Compared, DifferencesView } from './DifferencesView';
import { versionWords } from './version-words';

/** Two versions to choose, and what differs between them. */
export function CompareVersions({
  entry,
  versions,
  from,
  to,
  onChange,
}: {
  entry: EntryRef;
  versions: readonly VersionRow[];
  from: Compared;
  to: Compared;
  onChange(from: Compared, to: Compared): void;
}) {
  const isLive = versions.some((version) => version.isLive);
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Choice
        label="Before"
        value={from}
        choices={isLive ? [live, draft] : [draft]}
        versions={versions}
        onChange={(chosen) => onChange(chosen, to)}
      />
      <Choice
        label="After"
        value={to}
        choices={isLive ? [draft, live] : [draft]}
        versions={versions}
        onChange={(chosen) => onChange(from, chosen)}
      />
      <Box paddingTop={2}>
        <DifferencesView entry={entry} from={from} to={to} nothing="Both are the same." />
      </Box>
    </Flex>
  );
}

const live = ['live', 'On the site now'] as const;
const draft = ['draft', 'The draft now'] as const;

function Choice({
  label,
  value,
  choices,
  versions,
  onChange,
}: {
  label: string;
  value: Compared;
  choices: readonly (readonly [Compared, string])[];
  versions: readonly VersionRow[];
  onChange(value: Compared): void;
}) {
  const choose = (chosen: string | number) => {
    const name = String(chosen);
    onChange(name === 'live' || name === 'draft' ? name : Number(name));
  };
  return (
    <Field.Root>
      <Field.Label>{label}</Field.Label>
      <SingleSelect value={String(value)} onChange={choose}>
        {choices.map(([name, words]) => (
          <SingleSelectOption key={name} value={String(name)}>
            {words}
          </SingleSelectOption>
        ))}
        {versions.map((version) => (
          <SingleSelectOption key={version.number} value={String(version.number)}>
            {versionWords(version)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
}
