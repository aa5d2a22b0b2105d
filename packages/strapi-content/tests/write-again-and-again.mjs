import { SnapshotWriter } from '../dist/snapshot-writer.js';

// Writes a large set to a file, one revision after the other, until it is killed. Some items change
// each time, so that it writes changes, and now and then the whole.
const [file = ''] = process.argv.slice(2);
const writer = new SnapshotWriter(file);
const reviews = Array.from({ length: 2_000 }, (_, index) => reviewOf(index, 0));
for (let revision = 1; ; revision += 1) {
  for (let index = revision % 50; index < reviews.length; index += 50) {
    reviews[index] = reviewOf(index, revision);
  }
  const fetchedAt = new Date().toISOString();
  const lists = { reviews: [...reviews] };
  await writer.write({ revision, fetchedAt, lists, singles: {} });
  process.stdout.write(`${revision}\n`);
}

function reviewOf(index, revision) {
  return { id: `item-${index}`, revision, title: `Revision ${revision} `.repeat(20) };
}
