import { afterEach, expect, it, vi } from 'vitest';
import { log } from './log.ts';

const written = { out: '', err: '' };
vi.spyOn(process.stdout, 'write').mockImplementation((text) => Boolean((written.out += text)));
vi.spyOn(process.stderr, 'write').mockImplementation((text) => Boolean((written.err += text)));
afterEach(() => void Object.assign(written, { out: '', err: '' }));

it('writes a line for people, until it is told to write for programs', () => {
  log.info('content', 'It is so.');
  expect(written.out).toBe('[content] It is so.\n');
  log.useJson();
  log.error('web', 'It is "not" so.\nReally.', new Error('Why'));
  expect(written.err.split('\n')).toHaveLength(2);
  expect(JSON.parse(written.err)).toMatchObject({
    time: expect.stringMatching(/^20\d\d-.*Z$/),
    level: 'error',
    part: 'web',
    message: 'It is "not" so.\nReally.',
    cause: expect.stringContaining('Error: Why'),
  });
});
