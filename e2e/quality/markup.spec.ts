import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { expect, test } from '../fixtures/watched-page.ts';
import { readTemplates } from '../fixtures/site-map.ts';

const validator = new HtmlValidate(
  new StaticConfigLoader({
    extends: ['html-validate:recommended', 'html-validate:document', 'html-validate:a11y'],
    // Styles and scripts come from this site only, so there is nobody to guard them against.
    rules: { 'require-sri': 'off' },
  }),
);

test('every template is valid HTML, as it comes over the wire', async ({ request }) => {
  const faults: string[] = [];
  for (const { name, path, status } of await readTemplates(request)) {
    const answer = await request.get(path);
    expect(answer.status(), path).toBe(status);
    const report = await validator.validateString(await answer.text(), path);
    for (const { line, column, ruleId, message } of report.results.flatMap((r) => r.messages)) {
      faults.push(`${name} ${path}:${line}:${column} ${ruleId}: ${message}`);
    }
  }
  expect(faults).toEqual([]);
});

test('the validator would notice a fault', async () => {
  const report = await validator.validateString('<p><ul></ul></p>');
  expect(report.valid).toBe(false);
});
