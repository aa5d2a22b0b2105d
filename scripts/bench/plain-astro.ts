import { createServer, type RequestListener } from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../settings.ts';

const [build = '', port = ''] = process.argv.slice(2);

// The same build without a front server of ours: what @astrojs/node does with each request.
const entry = path.join(root, 'web', 'dist', build, 'server', 'entry.mjs');
const { handler } = (await import(pathToFileURL(entry).href)) as { handler: RequestListener };
createServer((req, res) => {
  if (req.url === '/readyz') res.end('"ready"');
  else handler(req, res);
}).listen(Number(port), '127.0.0.1');
