import { writeSnapshotFile } from 'strapi-content';

// Writes a large set to a file, one revision after the other, until it is killed.
const [file = ''] = process.argv.slice(2);
for (let revision = 1; ; revision += 1) {
  const reviews = Array.from({ length: 2_000 }, (_, index) => ({
    id: `item-${index}`,
    title: `Revision ${revision} `.repeat(20),
  }));
  const fetchedAt = new Date().toISOString();
  await writeSnapshotFile(file, { revision, fetchedAt, lists: { reviews }, singles: {} });
  process.stdout.write(`${revision}\n`);
}
