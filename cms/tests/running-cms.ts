import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import pg from 'pg';
import { inject } from 'vitest';
import { standInForChecker } from './checker-stand-in';
import type { PreparedCms } from './prepare-cms';

export type Role = 'Administrator' | 'Approver' | 'Author';

export interface Answer<T = unknown> {
  status: number;
  headers: Headers;
  body: T;
  text: string;
}

export interface Call {
  method?: string;
  headers?: Record<string, string>;
  json?: unknown;
  form?: FormData;
}

/** What the built CMS exports to these tests. */
type BuiltBoot = typeof import('../src/boot');
type BuiltRules = typeof import('../src/approving/rules');

const require = createRequire(import.meta.url);
/** The whole CMS as after its first start, answering HTTP on a free port. */
export class RunningCms {
  readonly strapi: Core.Strapi;
  readonly dataDir: string;
  readonly siteToken: string;
  readonly #origin: string;
  readonly #stop: () => Promise<void>;
  readonly #passwords: Map<Role, { email: string; password: string }>;
  readonly #tokens = new Map<Role, string>();

  private constructor(
    strapi: Core.Strapi,
    dataDir: string,
    origin: string,
    stop: () => Promise<void>,
    users: Map<Role, { email: string; password: string }>,
  ) {
    this.strapi = strapi;
    this.dataDir = dataDir;
    this.siteToken = process.env.SITE_TOKEN ?? '';
    this.#origin = origin;
    this.#stop = stop;
    this.#passwords = users;
  }

  /**
   * One person is enough to publish anything, unless the test asks for the product's own rules of
   * approval; and nothing is wrong with any file, unless it asks for the real checks.
   *
   * @param environment what this test sets beside the secrets, such as CMS_URL
   */
  static async start(
    environment: Record<string, string> = {},
    rules: 'one person' | 'as new' = 'one person',
    checks: 'pass' | 'real' = 'pass',
  ): Promise<RunningCms> {
    const prepared = inject('prepared');
    const copied = await copyPrepared();
    const dataDir = copied.DATA_DIR;
    Object.assign(process.env, copied, environment);
    if (checks === 'pass') standInForChecker();
    const { bootStrapi }: BuiltBoot = require('../dist/src/boot.js');
    const { strapi, stop } = await bootStrapi();
    if (rules === 'one person') await letOnePublish(strapi);
    strapi.server.mount();
    const { httpServer } = strapi.server;
    await new Promise<void>((resolve) => httpServer.listen(0, '127.0.0.1', () => resolve()));
    const origin = `http://127.0.0.1:${(httpServer.address() as AddressInfo).port}`;
    const byRole = new Map(prepared.users.map((user) => [user.role, user]));
    return new RunningCms(strapi, dataDir, origin, stop, byRole);
  }

  async stop(): Promise<void> {
    await this.end();
    await this.removeData();
  }

  /** Ends it, and leaves its data for another process to go on with. */
  async end(): Promise<void> {
    await this.#stop();
  }

  async removeData(): Promise<void> {
    await rm(this.dataDir, { recursive: true, force: true });
    await rm(`${this.dataDir}-withdrawals`, { recursive: true, force: true });
  }

  /** Calls the CMS as an anonymous visitor would, unless the headers say more. */
  async call<T = unknown>(address: string, call: Call = {}): Promise<Answer<T>> {
    const isJson = call.json !== undefined;
    const response = await fetch(this.#origin + address, {
      method: call.method ?? (isJson || call.form ? 'POST' : 'GET'),
      headers: {
        ...(isJson ? { 'Content-Type': 'application/json' } : {}),
        ...(process.env.CMS_URL?.startsWith('https:') ? { 'X-Forwarded-Proto': 'https' } : {}),
        ...call.headers,
      },
      body: isJson ? JSON.stringify(call.json) : call.form,
      redirect: 'manual',
    });
    const text = await response.text();
    const isAnswerJson = response.headers.get('content-type')?.includes('json');
    const body = (isAnswerJson && text ? JSON.parse(text) : text) as T;
    return { status: response.status, headers: response.headers, body, text };
  }

  /** Calls the CMS as the admin does for a person of this role. */
  async as<T = unknown>(role: Role, address: string, call: Call = {}): Promise<Answer<T>> {
    const token = await this.tokenOf(role);
    const headers = { ...call.headers, Authorization: `Bearer ${token}` };
    return this.call<T>(address, { ...call, headers });
  }

  /** Calls the CMS as the public site does. */
  async asSite<T = unknown>(address: string): Promise<Answer<T>> {
    return this.call<T>(address, { headers: { Authorization: `Bearer ${this.siteToken}` } });
  }

  /** A module of the built CMS, by its path under `cms/dist/src`. */
  built<T>(name: string): T {
    return require(`../dist/src/${name}.js`) as T;
  }

  get port(): number {
    return Number(new URL(this.#origin).port);
  }

  signInDetails(role: Role): { email: string; password: string } {
    const found = this.#passwords.get(role);
    if (!found) throw new Error(`There is no first user with the role ${role}.`);
    return { email: found.email, password: found.password };
  }

  async tokenOf(role: Role): Promise<string> {
    const known = this.#tokens.get(role);
    if (known) return known;
    const answer = await this.call<{ data: { token: string } }>('/admin/login', {
      json: this.signInDetails(role),
    });
    if (answer.status !== 200) throw new Error(`${role} cannot sign in: ${answer.text}`);
    this.#tokens.set(role, answer.body.data.token);
    return answer.body.data.token;
  }
}

/** @returns the environment of a CMS on a copy of the one that was prepared */
export async function copyPrepared() {
  const prepared = inject('prepared');
  return {
    ...prepared.secrets,
    NODE_ENV: 'production',
    STRAPI_DISABLE_EE: 'true',
    DATA_DIR: await copyData(prepared),
    DATABASE_URL: await copyDatabase(prepared),
  };
}

async function letOnePublish(strapi: Core.Strapi): Promise<void> {
  const { readRules, setRules }: BuiltRules = require('../dist/src/approving/rules.js');
  const rules = await readRules(strapi);
  await setRules(
    strapi,
    rules.map(({ subject }) => ({ subject, persons: 1 })),
  );
}

async function copyData({ dataDir }: PreparedCms): Promise<string> {
  const copy = mkdtempSync(path.join(tmpdir(), 'cms-test-'));
  await cp(dataDir, copy, { recursive: true, preserveTimestamps: true });
  await cp(`${dataDir}-withdrawals`, `${copy}-withdrawals`, { recursive: true });
  return copy;
}

async function copyDatabase({ database }: PreparedCms): Promise<string> {
  if (database === null) return '';
  const server = inject('postgresUrl');
  const name = `cms_${randomBytes(6).toString('hex')}`;
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    // Two files may copy it at once, which PostgreSQL refuses while another copy is being made.
    await client.query('SELECT pg_advisory_lock(1)');
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${database}`);
  } finally {
    await client.end();
  }
  return server.replace(/\/postgres$/, `/${name}`);
}
