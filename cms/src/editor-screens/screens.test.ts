import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentTypeScreens, partScreens } from './all-screens';
import type { Screen } from './screen';
import { type SchemaLike, toConfiguration } from './to-configuration';

const source = path.resolve(__dirname, '..');

function readSchema(file: string): SchemaLike {
  return JSON.parse(readFileSync(file, 'utf8')) as SchemaLike;
}

function contentTypes(): [string, SchemaLike][] {
  return readdirSync(path.join(source, 'api'))
    .filter((name) => readdirSync(path.join(source, 'api', name)).includes('content-types'))
    .map((name) => [
      `api::${name}.${name}`,
      readSchema(path.join(source, 'api', name, 'content-types', name, 'schema.json')),
    ]);
}

function parts(): [string, SchemaLike][] {
  return readdirSync(path.join(source, 'components/parts')).map((file) => [
    `parts.${path.basename(file, '.json')}`,
    readSchema(path.join(source, 'components/parts', file)),
  ]);
}

const schemas = [...contentTypes(), ...parts()];
const screens = new Map([...contentTypeScreens, ...partScreens].map((one) => [one.uid, one]));

function screenOf(uid: string): Screen {
  const screen = screens.get(uid);
  if (!screen) throw new Error(`${uid} has no screen. Add one in src/editor-screens/screens.`);
  return screen;
}

describe.each(schemas)('the screen of %s', (uid, schema) => {
  it('gives every field a label and a help text', () => {
    const unexplained = Object.keys(schema.attributes).filter((name) => {
      const field = screenOf(uid).fields[name];
      return !field?.label.trim() || !field.help.trim();
    });
    expect(unexplained).toEqual([]);
  });

  it('shows every field that it does not hide on purpose, once', () => {
    const { rows, hidden = [] } = screenOf(uid);
    const shown = rows.flat().map(([name]) => name);
    expect([...shown, ...hidden].sort()).toEqual(Object.keys(schema.attributes).sort());
  });

  it('fits its rows into twelve columns', () => {
    const widths = screenOf(uid).rows.map((row) => row.reduce((sum, [, width]) => sum + width, 0));
    expect(widths.filter((width) => width > 12)).toEqual([]);
  });

  it('gives full rows to what Strapi does not let share one', () => {
    const narrow = screenOf(uid)
      .rows.flat()
      .filter(([name, width]) => {
        const type = schema.attributes[name]?.type ?? '';
        return ['component', 'blocks'].includes(type) && width !== 12;
      });
    expect(narrow).toEqual([]);
  });

  it('keeps help texts short', () => {
    const long = Object.values(screenOf(uid).fields).filter(({ help }) => help.length > 220);
    expect(long).toEqual([]);
  });

  it('becomes a configuration', () => {
    const configuration = toConfiguration(screenOf(uid), schema);
    expect(Object.keys(configuration.metadatas)).toEqual(
      expect.arrayContaining(Object.keys(schema.attributes)),
    );
  });
});

describe('toConfiguration', () => {
  const screen: Screen = {
    uid: 'api::note.note',
    titleField: 'name',
    columns: ['name'],
    rows: [[['name', 12]]],
    fields: { name: { label: 'Name', help: 'In full.', isReadOnly: true } },
  };

  it('makes a read-only field one that cannot be edited', () => {
    const { metadatas } = toConfiguration(screen, { attributes: { name: { type: 'string' } } });
    expect(metadatas.name?.edit).toMatchObject({ editable: false, description: 'In full.' });
  });

  it('refuses a screen that names a field of no schema', () => {
    expect(() => toConfiguration(screen, { attributes: { title: { type: 'string' } } })).toThrow(
      'The screen of api::note.note names name, which its schema.json does not have. Correct the screen in src/editor-screens/screens.',
    );
  });
});
