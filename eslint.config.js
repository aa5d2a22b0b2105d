import js from '@eslint/js';
import astro from 'eslint-plugin-astro';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const generated = [
  '**/node_modules/**',
  '**/dist/**',
  '**/build/**',
  '**/.astro/**',
  '**/.cache/**',
  '**/.data/**',
  '**/.tmp/**',
  '**/.strapi/**',
  'cms/types/generated/**',
  'e2e/results/**',
];

/** Tests are beside the code and read what they like, but keep the borders between folders. */
const tests = ['**/*.test.ts', '**/*.test.tsx', '**/tests/**', '**/vitest.config.ts'];

/** One settings object for each app reads the environment. Strapi's own config folder is the CMS's. */
const readsEnvironment = [
  'cms/config/**',
  '**/settings.ts',
  '**/settings/**',
  'scripts/**',
  'e2e/**',
  'cms/src/commands/**',
  ...tests,
];

/** @param {string} name @param {string} folder @param {string} instead */
const closedTo = (name, folder, instead) => ({
  group: [
    `**/${folder}/src/**`,
    `**/${folder}/config/**`,
    `@learning-reviews/${folder}`,
    `@learning-reviews/${folder}/**`,
  ],
  message: `${name} may not import ${folder}/. ${instead}`,
});

const packageInsides = {
  group: [
    '**/packages/*/src/**',
    '**/packages/*/dist/**',
    '@learning-reviews/content-contract/*/**',
    'strapi-content/**',
    'document-checks/**',
    'strapi-provider-private-files/*/**',
  ],
  message:
    "Import a package by its name, through its exports: '@learning-reviews/content-contract', '@learning-reviews/content-contract/briefing-length', '@learning-reviews/content-contract/examples', '@learning-reviews/content-contract/withdrawal-words', 'document-checks', 'strapi-content', 'strapi-provider-private-files' or, in tests, 'strapi-provider-private-files/testing'.",
};

/** @param {string[]} files @param {object[]} patterns */
const border = (files, patterns) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns }] },
});

export default tseslint.config(
  { ignores: generated },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  ...tseslint.configs.strict,
  ...tseslint.configs.stylistic,
  ...astro.configs.recommended,
  {
    languageOptions: { globals: globals.node },
    rules: {
      eqeqeq: 'error',
      'prefer-const': 'error',
      '@typescript-eslint/consistent-type-definitions': 'off',
      'max-depth': ['error', 4],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  {
    // Strapi is CommonJS and its factories read require() in a few places.
    files: ['cms/**/*.ts', 'cms/**/*.tsx'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  {
    // In a test a missing item is a failure either way; the assertion only says which one is meant.
    files: tests,
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['cms/src/admin/**', 'web/src/scripts/**'],
    languageOptions: { globals: globals.browser },
  },
  border(
    ['web/**/*.{ts,astro}'],
    [
      closedTo(
        'web',
        'cms',
        "Ask for content with getPublished() in 'web/src/content/published.ts'; types come from '@learning-reviews/content-contract'.",
      ),
      packageInsides,
    ],
  ),
  border(
    ['cms/**/*.{ts,tsx}'],
    [
      closedTo('cms', 'web', "What both need belongs in '@learning-reviews/content-contract'."),
      packageInsides,
    ],
  ),
  border(
    ['packages/**/*.ts'],
    [
      closedTo('A package', 'cms', 'Packages know no app: take what you need as a parameter.'),
      closedTo('A package', 'web', 'Packages know no app: take what you need as a parameter.'),
    ],
  ),
  {
    files: ['cms/src/**', 'cms/config/**', 'web/src/**', 'web/server/**', 'packages/*/src/**'],
    ignores: [...tests, 'cms/src/commands/**'],
    rules: { 'no-console': 'error' },
  },
  {
    files: ['cms/**/*.{ts,tsx}', 'web/**/*.{ts,astro}', 'packages/**/*.ts'],
    ignores: readsEnvironment,
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message:
            "Read the environment once, in the app's settings: web/src/settings.ts, or cms/config.",
        },
      ],
    },
  },
);
