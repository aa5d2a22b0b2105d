import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { upload } from './example-entries';
import { RunningCms } from './running-cms';
import { pdfWithPages } from './sample-files';

const cmsUrl = 'https://cms.example.org';
const siteUrl = 'https://reviews.example.org';

let cms: RunningCms;

beforeAll(async () => {
  cms = await RunningCms.start({ CMS_URL: cmsUrl, SITE_URL: siteUrl, MAX_UPLOAD_MB: '1' });
});

afterAll(() => cms.stop());

describe('behind HTTPS', () => {
  it('the cookie of a session is for HTTPS, for this site and out of reach of scripts', async () => {
    const answer = await cms.call('/admin/login', { json: cms.signInDetails('Author') });
    const cookies = answer.headers.getSetCookie().filter((text) => text.includes('refresh'));
    expect(cookies.length).toBeGreaterThan(0);
    for (const cookie of cookies) {
      expect(cookie).toMatch(/; secure/i);
      expect(cookie).toMatch(/; httponly/i);
      expect(cookie).toMatch(/; samesite=strict/i);
    }
  });

  it('browsers are told to stay with HTTPS', async () => {
    const { headers } = await cms.call('/healthz');
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
  });
});

describe('every answer', () => {
  it('carries the headers that keep a browser careful', async () => {
    const { headers } = await cms.call('/api/published/revision');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('x-powered-by')).toBeNull();
    const policy = headers.get('content-security-policy');
    expect(policy).toMatch(/script-src 'self'(;|$)/);
    expect(policy).toContain(`frame-src ${siteUrl}`);
    expect(policy).toMatch(/connect-src 'self'(;|$)/);
    expect(policy).not.toMatch(/unsafe-eval|https:(;| |$)|strapi\.io/);
  });

  it('lets no other site read it', async () => {
    const plain = await cms.call('/api/published/revision');
    expect(plain.headers.get('access-control-allow-origin')).toBeNull();
    for (const origin of ['https://evil.example', siteUrl, 'null']) {
      const { headers } = await cms.call('/api/published/revision', {
        headers: { Origin: origin },
      });
      expect(headers.get('access-control-allow-origin') ?? '').not.toBe(origin);
      expect(headers.get('access-control-allow-origin') ?? '').not.toBe('*');
      expect(headers.get('access-control-allow-credentials')).toBeNull();
    }
  });

  it('is compressed when it is long', async () => {
    const { headers } = await cms.as('Author', '/content-manager/content-types', {
      headers: { 'Accept-Encoding': 'gzip' },
    });
    expect(headers.get('content-encoding')).toBe('gzip');
  });

  it('sets no cookie for a reader', async () => {
    for (const address of ['/', '/healthz', '/api/published/publications', '/api/nothing']) {
      expect((await cms.call(address)).headers.getSetCookie(), address).toEqual([]);
    }
  });
});

describe('switched off', () => {
  it.each([
    '/mcp',
    '/openapi.json',
    '/api/openapi.json',
    '/documentation',
    '/graphql',
    '/content-releases',
    '/admin/transfer/runner/push',
  ])('%s answers nothing', async (address) => {
    expect([401, 404]).toContain((await cms.call(address)).status);
  });

  it('remote transfer stays shut for an administrator', async () => {
    const { strapi } = cms;
    expect(strapi.config.get('server.transfer.remote.enabled')).toBe(false);
    expect(strapi.telemetry.isDisabled).toBe(true);
    expect(strapi.config.get('admin.ai.enabled')).toBe(false);
  });
});

describe('limits', () => {
  it('refuse a file that is larger than the setting', async () => {
    const big = Buffer.concat([pdfWithPages(1), Buffer.alloc(2 * 1024 * 1024)]);
    const answer = await upload(cms, 'Author', big, 'big.pdf', 'application/pdf');
    expect(answer.status).toBe(413);
  });

  it('refuse a sixth try to sign in, for a while', async () => {
    const json = { email: 'someone@example.org', password: 'wrong' };
    const statuses: number[] = [];
    for (let at = 0; at < 6; at += 1)
      statuses.push((await cms.call('/admin/login', { json })).status);
    expect(statuses).toEqual([400, 400, 400, 400, 400, 429]);
  });

  it('refuse a request body that is larger than any entry', async () => {
    const json = { title: 'x'.repeat(6 * 1024 * 1024) };
    const answer = await cms.call('/admin/login', { json });
    expect(answer.status).toBe(413);
  });
});

it('an error tells nothing of the inside', async () => {
  const answer = await cms.call('/admin/register', { method: 'POST' });
  expect(answer.status).toBe(500);
  expect(answer.text).not.toMatch(/node_modules|at Object|Cannot/);
});

it('lists of people in the admin carry no password', async () => {
  const answer = await cms.as('Administrator', '/admin/users');
  expect(answer.status).toBe(200);
  expect(answer.text).not.toMatch(/"password"|resetPasswordToken/);
});
