import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../settings.ts';
import { collectNpm } from '../set-up/npm.mjs';
import { MeasuredProcess } from './measured-process.ts';
import { local, type LeftOut, type Target } from './target.ts';

const name = 'Next, same markup';

/** Kept between runs, and outside of what the product installs. */
const folder = path.join(root, 'node_modules', '.cache', 'bench-next');

const manifest = {
  private: true,
  type: 'module',
  dependencies: {
    next: '16.4.6',
    react: '19.3.1',
    'react-dom': '19.3.1',
    'html-react-parser': '6.1.8',
  },
};

/**
 * A page that React renders anew for each visitor, as Astro does without a cache. Its elements are
 * made of the site's own HTML once, before anybody asks: a page of data would cost more.
 */
const page = `import { readFileSync } from 'node:fs';
import parse from 'html-react-parser';
import { notFound } from 'next/navigation';

export const dynamic = 'force-dynamic';

const pages = new Map(
  Object.entries(JSON.parse(readFileSync('pages.json', 'utf8'))).map(([address, html]) => [address, parse(html)]),
);

export default async function Page({ params, searchParams }) {
  const { path } = await params;
  const query = new URLSearchParams(await searchParams).toString();
  return pages.get('/' + path.join('/') + (query && '?' + query)) ?? notFound();
}
`;

const layout = `import { createElement } from 'react';

export default function Layout({ children }) {
  return createElement('html', { lang: 'en-GB' }, createElement('body', null, children));
}
`;

/**
 * Installs Next beside the product, and builds an app that makes the same pages.
 *
 * @param pages the HTML of each page, by its address
 */
export async function startNext(
  pages: Readonly<Record<string, string>>,
  port: number,
): Promise<Target | LeftOut> {
  const bodies = Object.entries(pages).map(([address, html]) => [address, contentOf(html)]);
  const app = path.join(folder, 'app', '[...path]');
  mkdirSync(app, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  writeFileSync(path.join(folder, 'pages.json'), JSON.stringify(Object.fromEntries(bodies)));
  writeFileSync(path.join(folder, 'app', 'layout.js'), layout);
  writeFileSync(path.join(app, 'page.js'), page);
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' };
  const installing = await collectNpm(['install', '--ignore-scripts'], { cwd: folder, env });
  if (installing.code !== 0)
    return { name, why: `npm install failed: ${endOf(installing.output)}` };
  const next = path.join(folder, 'node_modules', 'next', 'dist', 'bin', 'next');
  const building = spawnSync(process.execPath, [next, 'build'], { cwd: folder, env });
  if (building.status !== 0) {
    return { name, why: `it could not be built: ${endOf(String(building.stderr))}` };
  }
  const args = [next, 'start', '-p', String(port), '-H', '127.0.0.1'];
  const program = new MeasuredProcess(process.execPath, args, env, folder);
  const [first = '/'] = Object.keys(pages);
  await program.until(local(first, port));
  const addressOf: Target['addressOf'] = ({ address }) =>
    address.startsWith('/documents') ? undefined : local(address, port);
  return { name, program, addressOf };
}

function endOf(output: string): string {
  return output.trim().slice(-400);
}

/** What is in the head and the body, without the tags of both: React's layout has its own. */
function contentOf(html: string): string {
  return html.replace(/<!doctype[^>]*>|<\/?(?:html|head|body)\b[^>]*>/gi, '');
}
