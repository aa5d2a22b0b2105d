import type { Transaction } from '../tables/own-table';

const refusal = 'The audit trail is only ever added to.';

/** Has the database itself refuse to change or delete an event, whoever asks. */
export async function refuseChanges(trx: Transaction): Promise<void> {
  const isPostgres = trx.client.dialect === 'postgresql';
  for (const statement of isPostgres ? onPostgres : onSqlite) await trx.raw(statement);
}

const onSqlite = ['UPDATE', 'DELETE'].map(
  (change) =>
    `CREATE TRIGGER IF NOT EXISTS audit_events_no_${change.toLowerCase()}
     BEFORE ${change} ON audit_events BEGIN SELECT RAISE(ABORT, '${refusal}'); END`,
);

const onPostgres = [
  `CREATE OR REPLACE FUNCTION audit_events_refuse() RETURNS trigger LANGUAGE plpgsql
   AS $$ BEGIN RAISE EXCEPTION '${refusal}'; END $$`,
  'DROP TRIGGER IF EXISTS audit_events_no_change ON audit_events',
  `CREATE TRIGGER audit_events_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_events
   FOR EACH STATEMENT EXECUTE FUNCTION audit_events_refuse()`,
];
