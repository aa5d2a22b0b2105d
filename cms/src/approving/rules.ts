import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { z } from 'zod';
import { noteEvent } from '../audit/record';
import { makeTable, oneStatement } from '../tables/own-table';
import { allSubjects } from './subjects';

const table = 'approval_rules';

/** How many persons it takes to make something public. */
export type Persons = 1 | 2;

/** A rule that a partnership has set, or the product's own where it has set none. */
export interface ApprovalRule {
  /** `publication:Report`, `form`, … */
  subject: string;
  label: string;
  persons: Persons;
}

/** A report can hurt a family; a heading on a page seldom does. */
const defaults: Record<string, Persons> = { 'publication:Report': 2 };

const change = z.array(
  z.object({
    subject: z.string({ error: 'Say what the rule is about.' }),
    persons: z.union([z.literal(1), z.literal(2)], { error: 'Choose one person or two.' }),
  }),
  { error: 'Send a list of rules.' },
);

export async function makeRuleTable(strapi: Core.Strapi): Promise<void> {
  await makeTable(strapi, table, (columns) => {
    columns.string('subject').primary();
    columns.integer('persons').notNullable();
  });
}

/** The rule of every subject, in the order of the settings page. */
export async function readRules(strapi: Core.Strapi): Promise<ApprovalRule[]> {
  const rows: { subject: string; persons: number }[] = await oneStatement(strapi, (trx) =>
    trx(table).select(),
  );
  return allSubjects(strapi).map(({ name, label }) => {
    const row = rows.find(({ subject }) => subject === name);
    const persons = row ? row.persons : defaults[name];
    return { subject: name, label, persons: persons === 2 ? 2 : 1 };
  });
}

/** The strictest rule of some subjects. A publication that has no kind yet counts as a report. */
export async function strictestRule(
  strapi: Core.Strapi,
  subjects: readonly string[],
): Promise<Persons> {
  const rules = await readRules(strapi);
  const personsOf = (subject: string): Persons => {
    if (subject === 'publication:') return personsOf('publication:Report');
    return rules.find((rule) => rule.subject === subject)?.persons ?? 1;
  };
  return subjects.some((subject) => personsOf(subject) === 2) ? 2 : 1;
}

/**
 * @param body as the settings page sends it: `[{ subject, persons }]`
 * @throws ValidationError (400) that says what is wrong with it
 */
export function readRuleChange(
  strapi: Core.Strapi,
  body: unknown,
): Pick<ApprovalRule, 'subject' | 'persons'>[] {
  const parsed = change.safeParse(body);
  if (!parsed.success) {
    throw new errors.ValidationError(parsed.error.issues[0]?.message ?? 'Send a list of rules.');
  }
  const known = new Set(allSubjects(strapi).map(({ name }) => name));
  const unknown = parsed.data.find(({ subject }) => !known.has(subject));
  if (unknown) throw new errors.ValidationError(`There is no rule about “${unknown.subject}”.`);
  return parsed.data;
}

/** Sets rules, and records each that changes. The others stay as they are. */
export async function setRules(
  strapi: Core.Strapi,
  changes: readonly Pick<ApprovalRule, 'subject' | 'persons'>[],
): Promise<void> {
  await strapi.db.transaction(async () => {
    const before = await readRules(strapi);
    for (const { subject, persons } of changes) {
      const rule = before.find((one) => one.subject === subject);
      if (!rule || rule.persons === persons) continue;
      await oneStatement(strapi, (trx) =>
        trx(table).insert({ subject, persons }).onConflict('subject').merge(),
      );
      const details = { about: rule.label, personsBefore: rule.persons, persons };
      await noteEvent(strapi, { action: 'rules-changed', details });
    }
  });
}
