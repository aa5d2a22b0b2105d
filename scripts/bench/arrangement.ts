import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildStale } from '../building/build-stale.ts';
import { packageSteps, webStep } from '../building/steps.ts';
import { ofEveryProcess } from '../run/apps.ts';
import { siteFlags } from '../run/node-flags.ts';
import { root } from '../settings.ts';
import { MeasuredProcess } from './measured-process.ts';
import { unknownPage } from './rows.ts';

/** Ports that nothing else here uses. */
export const ports = {
  cms: 18_470,
  site: 18_480,
  nginx: 18_481,
  astro: 18_482,
  memoryCache: 18_483,
  next: 18_484,
  wordpress: 18_485,
  ghost: 18_486,
};

/** The folder of `web/dist` that the benchmark builds into. */
const build = 'bench';

const web = path.join(root, 'web');
const node = process.execPath;

/** What a process of the benchmark is told, and nothing of what this shell was. */
export function environment(
  dataDir: string,
  given: Record<string, string> = {},
): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    DATA_DIR: dataDir,
    SITE_TOKEN: 'bench',
    SITE_BUILD: build,
    CMS_INTERNAL_URL: `http://127.0.0.1:${ports.cms}`,
    NODE_ENV: 'production',
    WEB_PORT: String(ports.site),
    ...given,
  };
}

/** Builds what is measured. @param dataDir a folder of its own, so that nothing known is baked in */
export async function buildSite(dataDir: string): Promise<void> {
  const env = environmentOfBuild(dataDir);
  await buildStale(packageSteps, { env });
  await buildStale([webStep(build)], { env });
}

/** The same for a build, with this shell's settings of npm and Node. */
export function environmentOfBuild(dataDir: string): NodeJS.ProcessEnv {
  return { ...process.env, ...environment(dataDir) };
}

/** The stand-in for the CMS, with so many publications. @param words of each document */
export async function startCms(publications: number, words = 0): Promise<MeasuredProcess> {
  const program = path.join(root, 'scripts', 'bench', 'stand-in-cms.ts');
  const args = [program, String(publications), String(ports.cms), String(words)];
  const cms = new MeasuredProcess(node, args, { PATH: process.env.PATH }, root);
  await cms.until(`http://127.0.0.1:${ports.cms}/api/published/revision`);
  return cms;
}

/** The site as `npm start` runs it. @param given of its settings beside those of the benchmark */
export function startSite(dataDir: string, given: Record<string, string> = {}): MeasuredProcess {
  const args = [...siteFlags, 'server/main.ts'];
  const env = environment(dataDir, { ...ofEveryProcess, ...given });
  return new MeasuredProcess(node, args, env, web);
}

/** nginx over files that hold the same bytes, compressed beforehand as the site's are. */
export class NginxFiles {
  readonly #folder: string;
  readonly #program: string;

  constructor(program: string, folder: string) {
    this.#program = program;
    this.#folder = folder;
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(path.join(folder, 'files'), { recursive: true });
    writeFileSync(path.join(folder, 'nginx.conf'), this.#settings());
  }

  /** @param name of the file, without folders */
  put(name: string, body: Buffer): void {
    const file = path.join(this.#folder, 'files', name);
    writeFileSync(file, body);
    if (name.endsWith('.html')) writeFileSync(`${file}.gz`, gzipSync(body, { level: 6 }));
  }

  start(): MeasuredProcess {
    const args = ['-c', path.join(this.#folder, 'nginx.conf')];
    return new MeasuredProcess(this.#program, args, { PATH: process.env.PATH }, this.#folder);
  }

  #settings(): string {
    // A folder of ours is closed to the user that nginx would take for its work.
    const user = process.getuid?.() === 0 ? 'user root;' : '';
    return `${user} daemon off; worker_processes 1; pid ${path.join(this.#folder, 'pid')};
error_log ${path.join(this.#folder, 'error.log')};
events { worker_connections 1024; }
http {
  include /etc/nginx/mime.types; access_log off; sendfile on; gzip_static on;
  keepalive_requests 100000000; error_page 404 /${unknownPage}; ${temporaryFolders(this.#folder)}
  server { listen 127.0.0.1:${ports.nginx}; root ${path.join(this.#folder, 'files')}; }
}
`;
  }
}

/** Folders of nginx's own making, where whoever runs the benchmark may write. */
export function temporaryFolders(folder: string): string {
  return ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((kind) => `${kind}_temp_path ${path.join(folder, kind)};`)
    .join(' ');
}
