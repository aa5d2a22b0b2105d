import node from '@astrojs/node';
import { defineConfig, passthroughImageService } from 'astro/config';
import { answerInDevelopment } from './answer-in-development.ts';
import { bakePublished } from './bake-published.ts';
import { settings } from './src/settings.ts';

export default defineConfig({
  output: 'server',
  outDir: `./dist/${settings.build}`,
  adapter: node({ mode: 'middleware' }),
  server: { host: settings.host, port: settings.port },
  trailingSlash: 'never',
  // Astro's own default drops the space before an inline element that begins a line.
  // https://github.com/withastro/astro/issues/17310
  compressHTML: true,
  integrations: [bakePublished(), answerInDevelopment()],
  session: false,
  image: { service: passthroughImageService() },
  build: { inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  vite: {
    // A data: address in a style sheet would break the content security policy.
    build: { assetsInlineLimit: 0 },
    css: { lightningcss: { errorRecovery: true } },
  },
});
