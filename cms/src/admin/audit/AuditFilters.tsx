import type { ChangeEvent, ReactNode } from 'react';
import {
  Box,
  Button,
  Field,
  Flex,
  SingleSelect,
  SingleSelectOption,
  TextInput,
} from '@strapi/design-system';
import { auditActions } from '../../audit/actions';
import { everything, isFiltered, type Filters } from './filters';

const actions = Object.entries(auditActions).map(([value, label]) => ({ value, label }));

/** What to show of the audit trail. */
export function AuditFilters({
  filters,
  people,
  onChange,
}: {
  filters: Filters;
  people: readonly string[];
  onChange(filters: Filters): void;
}) {
  const set = (name: keyof Filters) => (value: string | number) =>
    onChange({ ...filters, [name]: String(value) });
  const typed = (name: keyof Filters) => (event: ChangeEvent<HTMLInputElement>) =>
    set(name)(event.target.value);
  return (
    <Box
      tag="section"
      aria-label="What to show"
      background="neutral0"
      shadow="tableShadow"
      hasRadius
      padding={5}
    >
      <Flex gap={4} wrap="wrap" alignItems="flex-end">
        <One label="Title has the words">
          <TextInput value={filters.words} maxLength={200} onChange={typed('words')} />
        </One>
        <One label="Who">
          <SingleSelect value={filters.person} onChange={set('person')}>
            <SingleSelectOption value="">Everybody</SingleSelectOption>
            {people.map((name) => (
              <SingleSelectOption key={name} value={name}>
                {name}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </One>
        <One label="What was done">
          <SingleSelect value={filters.action} onChange={set('action')}>
            <SingleSelectOption value="">Everything</SingleSelectOption>
            {actions.map(({ value, label }) => (
              <SingleSelectOption key={value} value={value}>
                {label}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </One>
        <One label="From">
          <TextInput type="date" value={filters.from} onChange={typed('from')} />
        </One>
        <One label="To">
          <TextInput type="date" value={filters.to} onChange={typed('to')} />
        </One>
        {isFiltered(filters) ? (
          <Button variant="tertiary" size="L" onClick={() => onChange(everything)}>
            Show everything
          </Button>
        ) : null}
      </Flex>
    </Box>
  );
}

function One({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Box flex="1 1 13rem" maxWidth="20rem" minWidth="0">
      <Field.Root>
        <Field.Label>{label}</Field.Label>
        {children}
      </Field.Root>
    </Box>
  );
}
