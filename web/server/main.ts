import { log } from '../src/log.ts';

const plain = ['StartError', 'SettingsError'];

try {
  // Settings are read as modules are loaded, so that is a part of what may fail.
  const { start } = await import('./start.ts');
  await start();
} catch (error) {
  const isPlain = error instanceof Error && plain.includes(error.name);
  if (isPlain) log.error('web', error.message);
  else log.error('web', 'The site could not start.', error);
  process.exit(1);
}
