// A stand-in for the CMS or the site: answers /readyz on the port it is given and writes down what
// happens to it. Arguments: name, port, journal, and how it behaves.
import { appendFileSync } from 'node:fs';
import { createServer } from 'node:http';

const [name, port, journal = '', behaviour] = process.argv.slice(2);
const note = (/** @type {string} */ what) => appendFileSync(journal, `${name} ${what}\n`);

process.on('SIGTERM', () => {
  note('was asked to stop');
  if (behaviour === 'stubborn') return;
  setTimeout(() => {
    note('stopped');
    process.exit(0);
  }, 150);
});
if (behaviour === 'dies at once') {
  console.error('cannot read its settings');
  process.exit(3);
}
if (behaviour === 'dies later') {
  setTimeout(() => {
    console.error('out of luck');
    process.exit(7);
  }, 400);
}
createServer((request, response) =>
  response.writeHead(request.url === '/readyz' ? 200 : 404).end(),
).listen(Number(port), '127.0.0.1', () => note('started'));
