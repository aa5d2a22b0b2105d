import { expect, test } from '../fixtures/watched-page.ts';

/** Every fact of the page that this product replaces, and how a reader would recognise it. */
const facts: Record<string, RegExp> = {
  'when learning reviews are undertaken': /death|died/i,
  'what caused it': /abuse or neglect/i,
  'children and adults': /adult or (a )?child|child or (an )?adult/i,
  'SCR was the name before Working Together 2018':
    /Working Together to Safeguard Children 2018[\s\S]*Serious Case Reviews?|Serious Case Reviews?[\s\S]*Working Together to Safeguard Children 2018/i,
  'SCRs are no longer part of current practice': /no longer (a )?part of current practice/i,
  'the heading of the child type': /Child Safeguarding Practice Reviews?/i,
  'partner agencies inform the partnership of serious incidents': /serious incident/i,
  'Telford and Wrekin Safeguarding Partnership': /Telford and Wrekin Safeguarding Partnership/i,
  'Child Learning, Review and Training sub-group': /Child Learning, Review and Training/i,
  CLRT: /CLRT/,
  'the Rapid Review process': /Rapid Review/i,
  'there are two types: local': /issues of importance (within|in) (their|its|the) area/i,
  'and national': /complex or of national importance/i,
  'the CSPR Panel considers national reviews':
    /CSPR Panel|Child Safeguarding Practice Review Panel/i,
  'the heading of the adult type': /Safeguarding Adults? Reviews?/i,
  'the Care Act 2014': /Care Act 2014/i,
  'Safeguarding Adults Boards must arrange a SAR': /Safeguarding Adults? Boards?[\s\S]*must/i,
  'known or suspected': /known or suspected/i,
  'agencies could have worked together more effectively': /work(ed)? together more effectively/i,
  TWSP: /TWSP/,
  'Adult Learning, Review and Training sub-group': /Adult Learning, Review and Training/i,
  ALRT: /ALRT/,
  'learning is shared and carried forward through it':
    /(learning is shared|disseminat)[^.]*(carried forward|progress)/i,
  'the heading of the domestic type': /Domestic Homicide Reviews?/i,
  'the purpose: lessons from the homicide': /lessons[\s\S]{0,80}homicide/i,
  'the purpose: policies and procedures': /local and national policies and procedures/i,
  'the purpose: best practice': /best practice/i,
  'Community Safety Partnership': /Community Safety Partnership/i,
  'Safer Telford and Wrekin Partnership': /Safer Telford and Wrekin Partnership/i,
  'Domestic Abuse sub-group': /Domestic Abuse sub-?group/i,
};

const downloads = [
  'Download our published SCRs / CSPRs',
  'Download our CSPR Referral Form',
  'Download published SARs',
  'Download SAR Guidance and Referral Forms',
  'Download our published DHRs',
  'Download our DHR Referral Form',
];

test.describe('the landing page', () => {
  test('states every fact of the page that it replaces', async ({ page }) => {
    await page.goto('/learning-reviews');
    const text = (await page.getByRole('main').innerText()).replace(/\s+/g, ' ');
    const missing = Object.entries(facts)
      .filter(([, sign]) => !sign.test(text))
      .map(([fact]) => fact);
    expect(missing).toEqual([]);
  });

  test('has one heading of the first level and one for each type', async ({ page }) => {
    await page.goto('/learning-reviews');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Learning reviews');
    for (const type of ['CSPR', 'SAR', 'DHR']) {
      await expect(
        page.getByRole('heading', { level: 2, name: new RegExp(`\\b${type}s?\\b`) }),
      ).toBeVisible();
    }
  });

  for (const label of downloads) {
    test(`offers "${label}" and it leads there`, async ({ page, request }) => {
      await page.goto('/learning-reviews');
      const offer = page.getByRole('main').getByRole('link', { name: label }).first();
      const address = await offer.getAttribute('href');
      const answer = await request.get(address ?? '');
      expect(answer.status()).toBe(200);
    });
  }
});
