import { afterAll, beforeAll, expect, it } from 'vitest';
import { checksDone } from './checks-done';
import { createEntry, upload, uploadOnly } from './example-entries';
import { RunningCms } from './running-cms';
import { pdfWithBlackBox, pdfWithWords } from './sample-files';

const uid = 'api::publication.publication' as const;
const pdf = 'application/pdf';

let cms: RunningCms;
let types: string[];

beforeAll(async () => {
  cms = await RunningCms.start();
  const type = await createEntry(cms.strapi, 'api::review-type.review-type', {}, 'published');
  types = [type.documentId];
});

afterAll(() => cms.stop());

async function draftWith(fileId: number | undefined): Promise<string> {
  const documents = [{ title: 'Full report', file: fileId }];
  return (await createEntry(cms.strapi, uid, { types, documents })).documentId;
}

it('a file is published once it is checked, and not before', async () => {
  const [file] = (await uploadOnly(cms, 'Author', pdfWithWords('What we learned'), 'r.pdf', pdf))
    .body;
  const documentId = await draftWith(file?.id);
  const rows = await cms.strapi.db.connection('document_checks');
  console.log(rows.map((r: { state: string }) => r.state));
  await checksDone(cms.strapi);
  console.log(
    (await cms.as('Author', `/editor-screens/document-checks?uid=${uid}&documentId=${documentId}`))
      .text,
  );
  await cms.strapi.documents(uid).publish({ documentId });
});

it('what the checks hold back is not published', async () => {
  const [file] = (await upload(cms, 'Author', pdfWithBlackBox('Amelia Hartley'), 'r.pdf', pdf))
    .body;
  const documentId = await draftWith(file?.id);
  console.log(
    (await cms.as('Author', `/editor-screens/document-checks?uid=${uid}&documentId=${documentId}`))
      .text,
  );
  await expect(cms.strapi.documents(uid).publish({ documentId })).rejects.toThrow(
    'cannot be published',
  );
});
