import { expect, it } from 'vitest';
import { commandBegan, localAddress, readSettings, root } from './settings.ts';

it('has a default for everything', () => {
  expect(readSettings({ WEB_PORT: '' })).toEqual({
    dataDir: `${root}/.data`,
    withdrawalsDir: `${root}/.data-withdrawals`,
    webHost: '127.0.0.1',
    webPort: 4321,
    cmsHost: '127.0.0.1',
    cmsPort: 1337,
    siteUrl: 'http://localhost:4321',
    cmsUrl: 'http://localhost:1337',
    databaseUrl: '',
    finishDownloadsMinutes: 5,
  });
});

it.each(['0', '70000', 'http', '80.5'])('refuses WEB_PORT=%s with a sentence', (port) => {
  expect(() => readSettings({ WEB_PORT: port })).toThrow(
    `WEB_PORT is "${port}". Set it to a number from 1 to 65535, or leave it out for 4321.`,
  );
});

it.each(['-1', '61', '1.5', 'long'])('refuses FINISH_DOWNLOADS_MINUTES=%s', (minutes) => {
  expect(() => readSettings({ FINISH_DOWNLOADS_MINUTES: minutes })).toThrow(
    `FINISH_DOWNLOADS_MINUTES is "${minutes}". Set it to a whole number from 0 to 60, or leave it out for 5.`,
  );
});

it('refuses one port for both', () => {
  expect(() => readSettings({ WEB_PORT: '5000', CMS_PORT: '5000' })).toThrow(
    'WEB_PORT and CMS_PORT are both 5000',
  );
});

it('reaches a server that listens everywhere by the loopback number', () => {
  expect(localAddress('0.0.0.0', 80)).toBe('http://127.0.0.1:80');
  expect(localAddress('::1', 80)).toBe('http://[::1]:80');
});

it('counts a command from when it was given, with what was installed before', () => {
  expect(commandBegan({ COMMAND_BEGAN_AT: '1790000000000.5' })).toBe(1_790_000_000_000.5);
  for (const unknown of [{}, { COMMAND_BEGAN_AT: '' }, { COMMAND_BEGAN_AT: 'x' }]) {
    expect(commandBegan(unknown)).toBe(performance.timeOrigin);
  }
});
