import type { Core } from '@strapi/strapi';
import { addColumn, makeTable } from '../tables/own-table';

/** Makes the tables of the schedule, once. */
export async function makeReleaseTables(strapi: Core.Strapi): Promise<void> {
  await makeTable(strapi, 'releases', (columns) => {
    columns.string('id').primary();
    columns.string('title').notNullable();
    columns.string('at').notNullable();
    columns.string('state').notNullable();
    columns.integer('planned_by_id');
    columns.string('planned_by_name').notNullable();
    columns.string('planned_at').notNullable();
    columns.string('time_set_at').notNullable();
    columns.string('time_set_by_name').notNullable();
    columns.boolean('is_time_agreed').notNullable();
    columns.text('wants_receipt').notNullable();
    columns.integer('attempts').notNullable().defaultTo(0);
    columns.string('next_attempt_at');
    columns.text('last_error');
    columns.text('held_because');
    columns.string('done_at');
    columns.index(['state', 'at']);
    columns.index(['at']);
  });
  await makeTable(strapi, 'release_items', (columns) => {
    columns.string('release_id').notNullable();
    columns.integer('position').notNullable();
    columns.string('uid').notNullable();
    columns.string('document_id').notNullable();
    columns.string('title').notNullable();
    columns.string('fingerprint');
    columns.boolean('is_superseded').notNullable().defaultTo(false);
    columns.boolean('is_time_agreed').notNullable().defaultTo(false);
    columns.primary(['release_id', 'uid', 'document_id']);
    columns.index(['document_id']);
  });
  await addColumn(strapi, 'release_items', 'is_time_agreed', (columns) => {
    columns.boolean('is_time_agreed').notNullable().defaultTo(false);
  });
  await makeTable(strapi, 'release_clock', (columns) => {
    columns.integer('id').primary();
    columns.string('last_seen_at').notNullable();
    columns.string('stepped_to');
  });
  await addColumn(strapi, 'release_clock', 'stepped_to', (columns) => {
    columns.string('stepped_to');
  });
  await makeTable(strapi, 'release_stop', (columns) => {
    columns.integer('id').primary();
    columns.string('stopped_by').notNullable();
    columns.string('stopped_at').notNullable();
    columns.text('reason').notNullable();
  });
}
