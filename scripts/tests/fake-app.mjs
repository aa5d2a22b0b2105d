// A stand-in for the CMS or the site: answers /readyz on the port it is given and writes down what
// happens to it. Asked for /die, it ends by itself. Arguments: name,
// port, journal, and how it behaves.
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
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
const hasStarted = () =>
  existsSync(journal) && readFileSync(journal, 'utf8').includes(`${name} started`);
if (behaviour === 'starts only once' && hasStarted()) {
  console.error('lost its settings');
  process.exit(4);
}
createServer((request, response) => {
  response.writeHead(request.url === '/readyz' ? 200 : 404).end();
  if (request.url !== '/die') return;
  console.error('out of luck');
  setTimeout(() => process.exit(7), 20);
}).listen(Number(port), '127.0.0.1', () => note('started'));
