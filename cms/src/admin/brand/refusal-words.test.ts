import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { expect, test } from 'vitest';
import { refusalWords } from './refusal-words';
import { translations } from './wording';

const { resolve } = createRequire(__filename);
const strapi = path.dirname(resolve('@strapi/upload/package.json'));
const source = (file: string) => readFileSync(path.join(strapi, 'dist', file), 'utf8');

test('Strapi still refuses an empty file in the words that are replaced', () => {
  expect(source('server/controllers/admin-upload.js')).toContain("'Files are empty'");
  expect(refusalWords['apiError.Files are empty']).toContain('is empty');
});

test('Strapi still refuses a type in the words that are replaced', () => {
  const template = /message: `(File type '\$\{mimetype\}' is not allowed)`/;
  const [, sentence = ''] = template.exec(source('server/utils/mime-validation.js')) ?? [];
  const key = `apiError.${sentence.replace('${mimetype}', 'text/plain')}`;
  expect(refusalWords[key]).toContain('not a PDF');
});

test('the question before the dialogue of files closes is where Strapi looks for it', () => {
  const id = 'window.confirm.close-modal.files';
  const dialogue = source('admin/components/UploadAssetDialog/UploadAssetDialog.js');
  expect(dialogue).toContain(`id: '${id}'`);
  expect(translations['en-GB'][id]).toContain('Close without uploading');
});
