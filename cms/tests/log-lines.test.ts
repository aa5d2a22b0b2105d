import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { constants, getPriority } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, it, vi } from 'vitest';
import { mayComeBack } from '../src/processes/give-way';
import { freePort } from './free-port';
import { MailServer } from './mail-server';
import { copyPrepared } from './running-cms';

interface Line {
  time: string;
  level: string;
  part: string;
  message: string;
  cause?: string;
}

/** Patient, since other work may keep the machine busy. */
const soon = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 20_000 });

const sought = 'zqsoughtword';
const title = 'zqtitleofareview';
const visitor = '203.0.113.77';
const visitorHeaders = { 'X-Forwarded-For': visitor, 'X-Real-IP': visitor };

/** Has the process say something and break, as nothing in the product does. */
const breaking = `
process.on('SIGUSR2', () => {
  process.emitWarning('Something of pat@example.org');
  setTimeout(() => { throw new Error('No rule for pat@example.org'); }, 100);
});`;

const mail = new MailServer();
let cms: ChildProcess;
let origin: string;
let dataDir: string;
let said = '';
/** That it had while it started. */
const priorities = new Set<number>();
const lines = () => said.trimEnd().split('\n');
const email = () => inject('prepared').users.find(({ role }) => role === 'Approver')?.email ?? '';

beforeAll(async () => {
  const copied = await copyPrepared();
  dataDir = copied.DATA_DIR;
  const port = await freePort();
  origin = `http://127.0.0.1:${port}`;
  const preload = `data:text/javascript,${encodeURIComponent(breaking)}`;
  cms = spawn(process.execPath, ['--import', preload, path.join('dist', 'src', 'start.js')], {
    cwd: path.resolve(import.meta.dirname, '..'),
    env: {
      ...process.env,
      ...copied,
      LOG_FORMAT: 'json',
      CMS_PORT: String(port),
      // With https:// the CMS believes what a proxy says of the visitor.
      CMS_URL: 'https://cms.example.org',
      SMTP_HOST: '127.0.0.1',
      SMTP_PORT: String(await mail.open()),
      SMTP_FROM: 'reviews@example.org',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const watch = setInterval(() => priorities.add(getPriority(cms.pid)), 50);
  for (const stream of [cms.stdout, cms.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => (said += text));
  }
  await vi.waitFor(async () => expect((await fetch(`${origin}/readyz`)).status).toBe(200), {
    timeout: 90_000,
    interval: 200,
  });
  clearInterval(watch);
});

afterAll(async () => {
  if (cms.exitCode === null && cms.signalCode === null) {
    cms.kill('SIGKILL');
    await once(cms, 'exit');
  }
  await mail.close();
  await rm(dataDir, { recursive: true, force: true });
  await rm(`${dataDir}-withdrawals`, { recursive: true, force: true });
});

async function ask(address: string, json?: unknown, headers: Record<string, string> = {}) {
  const answer = await fetch(origin + address, {
    method: json === undefined ? 'GET' : 'POST',
    headers: {
      ...visitorHeaders,
      'X-Forwarded-Proto': 'https',
      ...(json === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
    body: typeof json === 'string' ? json : JSON.stringify(json),
  });
  return { status: answer.status, body: (await answer.text()) as string };
}

it.runIf(mayComeBack())('it lets others go first until it is ready', () => {
  expect(priorities).toContain(constants.priority.PRIORITY_BELOW_NORMAL);
  expect(getPriority(cms.pid)).toBe(getPriority());
});

it('writes one JSON object a line, in UTC, about nobody', async () => {
  mail.gone.add(email());
  // A mail server that repeats the address is the way by which one would come into a line.
  await ask(`/admin/forgot-password?for=${sought}`, { email: email() });
  await soon(() => said).toContain('Recipient address rejected');

  const wrong = { email: email(), password: 'not this one' };
  expect((await ask(`/admin/login?from=${sought}`, wrong)).status).toBe(400);
  const { users } = inject('prepared');
  const author = users.find(({ role }) => role === 'Author');
  const signIn = { email: author?.email, password: author?.password };
  const { data } = JSON.parse((await ask('/admin/login', signIn)).body) as {
    data: { token: string };
  };
  const as = { Authorization: `Bearer ${data.token}` };
  const publications = '/content-manager/collection-types/api::publication.publication';
  const fields = { title, slug: title, summary: title };
  expect((await ask(`${publications}?q=${sought}`, fields, as)).status).toBe(201);
  await ask(`${publications}?_q=${sought}&filters[title][$gt][$gt]=${title}`, undefined, as);
  await ask(`${publications}?page=${sought}`, undefined, as);
  await ask(publications, `{"title": ${title}`, as);
  for (const address of ['/api/published/revision', '/api/nothing', '/%E0%A4%A', '/admin/x']) {
    await ask(`${address}?q=${sought}`);
  }

  for (const line of lines()) {
    const { time, level, part, message, ...more } = JSON.parse(line) as Line;
    expect(time).toMatch(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(['error', 'warn', 'info']).toContain(level);
    expect(part).toBe('cms');
    expect(message).toEqual(expect.any(String));
    expect(Object.keys(more).filter((key) => key !== 'cause')).toEqual([]);
  }
  for (const nobodysBusiness of [
    sought,
    title,
    visitor,
    email(),
    author?.email ?? '',
    '@example.org',
  ]) {
    expect(said).not.toContain(nobodysBusiness);
  }
  expect(said).toContain('<…@…>: Recipient address rejected');
});

it('writes what Node says before it ends as such a line too', async () => {
  cms.kill('SIGUSR2');
  const [code] = (await once(cms, 'exit')) as [number];
  expect(code).toBe(1);
  const last = lines().map((line) => JSON.parse(line) as Line);
  expect(last.at(-2)).toMatchObject({ level: 'warn', message: 'Warning: Something of …@…' });
  expect(last.at(-1)).toMatchObject({
    level: 'error',
    message: 'No rule for …@…',
    cause: expect.stringMatching(/^Error: No rule for …@…\n +at /),
  });
});
