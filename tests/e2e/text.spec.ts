/** Models of text as a reader meets them: recorded, trained, on a text of their own, and looked into. */

import { expect, type Page, test } from '@playwright/test';
import { type Demo, openDemo, waitForStep, wake } from './demo.ts';

const address = '/demos/next-token/';
const chinese = '春眠不觉晓，处处闻啼鸟。\n夜来风雨声，花落知多少。\n'.repeat(20);

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });
  for (const path of [address, '/training/'])
    test(`${path} shows what a recorded run wrote, and the rungs that it passed`, async ({
      page,
    }) => {
      await page.goto(path);
      const demo = page.locator('[data-demo="next-token"]').first();
      await expect(demo.locator('.sample pre')).toContainText('took the');
      await expect(demo.locator('[data-rung="trigram"]')).toContainText(/step \d+/);
      await expect(demo.locator('[data-pattern="tales-words"] b')).toContainText('%');
    });
});

test('tales pass the simpler models one after another, and every moment can be gone back to', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const demo = await openDemo(page, address);
  await fullSpeed(demo);
  await demo.button('Train').click();
  await waitForStep(demo, 120, 90_000);
  await demo.button('Pause').click();
  await expect(demo.root).toHaveAttribute('data-status', 'paused');
  for (const rung of ['uniform', 'unigram', 'bigram', 'trigram'])
    await expect(demo.root.locator(`[data-rung="${rung}"]`)).toHaveAttribute('data-passed', 'true');
  const late = await demo.root.locator('.sample pre').innerText();
  await demo.timeLine.focus();
  await page.keyboard.press('Home');
  await expect(demo.root.locator('.sample .title')).toContainText('step 0');
  expect(await demo.root.locator('.sample pre').innerText()).not.toBe(late);
  await expect(demo.root.locator('[data-rung="bigram"]')).toHaveAttribute('data-passed', 'false');
});

test('another text brings the settings along that suit it', async ({ page }) => {
  const demo = await openDemo(page, address);
  await demo.root.getByLabel('Text', { exact: true }).selectOption('names');
  await expect(demo.root.locator('.sample pre')).not.toContainText('took the');
  await expect(page).toHaveURL(/source=names.*tokens=characters/);
  await expect(demo.root.locator('.live')).toContainText('recorded run, First names');
});

test('the text can be seen as tokens, and how pairs were joined', async ({ page }) => {
  test.setTimeout(90_000);
  const demo = await openDemo(page, `${address}?v=1&tokens=bytePairs&context=64`);
  await demo.root.getByLabel('Show', { exact: true }).selectOption('merges');
  const merges = demo.root.getByRole('list', { name: 'Pairs joined, in order' });
  await expect(merges.getByRole('listitem')).toHaveCount(200, { timeout: 30_000 });
  await demo.root.getByLabel('Show', { exact: true }).selectOption('tokens');
  await expect(demo.root.getByLabel('The beginning of the text as tokens')).toContainText('said');
});

test.describe('a text of the reader’s own', () => {
  test('in Chinese is learned from, stays out of the address, and outlives a new run', async ({
    page,
  }) => {
    test.setTimeout(90_000);
    const demo = await openWithOwnText(page);
    await demo.root.getByLabel('Your own text').fill(chinese);
    await demo.root.getByRole('button', { name: 'Use this text' }).click();
    await expect(demo.root.locator('.reader-text')).toContainText('It stays in this tab');
    await demo.button('Train').click();
    await waitForStep(demo, 20);
    await demo.button('Pause').click();
    await expect(demo.root.locator('.sample pre')).toContainText(/\p{sc=Han}/u);
    expect(decodeURIComponent(page.url())).not.toContain('春');
    await demo.button('Reset').click();
    await expect(demo.root.getByLabel('Your own text')).toHaveValue(chinese.trimEnd() + '\n');
  });

  test('can be a file', async ({ page }) => {
    const demo = await openWithOwnText(page);
    const buffer = Buffer.from('A small grey cat sat on a mat and looked at the rain. '.repeat(20));
    const file = { name: 'cat.txt', mimeType: 'text/plain', buffer };
    await demo.root.getByLabel('A text file').setInputFiles(file);
    await expect(demo.root.locator('.reader-text')).toContainText('cat.txt is in use: 1,080');
  });

  for (const [what, text, sentence] of [
    ['nothing', '', 'There is no text yet'],
    ['too little', 'Hello.', 'too short to learn from'],
    ['an endless line', 'x'.repeat(30_000), 'break its lines'],
  ] as const)
    test(`that is ${what} is refused in a sentence, and kept in the field`, async ({ page }) => {
      const demo = await openWithOwnText(page);
      await demo.root.getByLabel('Your own text').fill(text);
      await demo.root.getByRole('button', { name: 'Use this text' }).click();
      await expect(demo.root.locator('.reader-text')).toContainText(sentence);
      await expect(demo.root.getByLabel('Your own text')).toHaveValue(text);
      await demo.button('Train').click();
      await expect(demo.root.locator('.messages')).toContainText('There is no text of yours yet');
    });

  test('that is no text but a picture is refused', async ({ page }) => {
    const demo = await openWithOwnText(page);
    const buffer = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0xff, 0xd8]);
    await demo.root
      .getByLabel('A text file')
      .setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer });
    await expect(demo.root.locator('.reader-text')).toContainText('binary data');
  });
});

for (const [lens, shown] of [
  ['inside', '.attention-lines'],
  ['surprise', '.token-text'],
  ['guess', '.keys'],
] as const)
  test(`${lens} looks into a model of the reader’s own Chinese text`, async ({ page }) => {
    test.setTimeout(90_000);
    const demo = await openDemo(page, `/demos/${lens}/`);
    await demo.root.getByLabel('Text', { exact: true }).selectOption('own');
    await demo.root.getByLabel('Your own text').fill(chinese);
    await demo.root.getByRole('button', { name: 'Use this text' }).click();
    await fullSpeed(demo);
    await demo.button('Train').click();
    await waitForStep(demo, 20);
    await demo.button('Pause').click();
    await expect(demo.root.locator(shown).first()).toContainText(/\p{sc=Han}/u);
    await expect(demo.root.locator('.failure')).toHaveCount(0);
  });

test('a text written by dice grows, goes back, and is the same again from its link', async ({
  page,
}) => {
  test.slow();
  const demo = await openDemo(page, '/demos/one-token/');
  const text = demo.root.locator('.so-far .text');
  await expect(text).toHaveText('It rained, so Mia took her coat.');
  const write = demo.root.getByRole('button', { name: /^Write “/ });
  await write.click();
  await expect(demo.root.locator('.token')).toHaveCount(1);
  await demo.root.getByRole('button', { name: 'Write 20 more' }).click();
  // One throw after another is shown.
  await expect(demo.root.getByRole('button', { name: /^Stop/ })).toBeVisible();
  await expect(demo.root.locator('.token')).toHaveCount(21, { timeout: 30_000 });
  await demo.root.getByRole('button', { name: 'Back', exact: true }).click();
  await expect(demo.root.locator('.token')).toHaveCount(20);
  await demo.root.getByRole('button', { name: 'Careful' }).click();
  await expect(page).toHaveURL(/temperature=0\.7.*rolls=/);
  await expect(demo.root.locator('.stages [data-out="true"]').first()).toBeVisible();
  await demo.root.getByLabel('Does it copy?').check();
  await expect(demo.root.locator('.copies .remark')).toContainText('characters in a row', {
    timeout: 20_000,
  });
  expect((await demo.root.locator('.copies mark').innerText()).length).toBeGreaterThan(5);
  const written = await text.innerText();
  const link = page.url();
  await page.goto('about:blank');
  await page.goto(link);
  await expect(page.locator('.so-far .text')).toHaveText(written, { timeout: 15_000 });
});

test('the next token can be the likeliest, or a search looks ahead for it; a link says which', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const demo = await openDemo(page, '/demos/one-token/?v=1&prompt=Mia');
  const picking = demo.root.getByLabel('How the next token is picked');
  await picking.selectOption('likeliest');
  await demo.root.getByRole('button', { name: 'Write 20 more' }).click();
  await expect(demo.root.locator('.so-far .text')).toContainText('Mia took the green ball');
  await picking.selectOption('beams');
  await expect(demo.root.locator('.so-far .text')).toHaveText('Mia was hungry. "May I have an');
  await expect(demo.root.locator('[data-kind="dropped"]').first()).toBeVisible();
  await demo.root.getByLabel('Beams held').focus();
  await page.keyboard.press('End');
  await expect(demo.root.locator('.held li')).toHaveCount(8);
  await expect(page).toHaveURL(/picking=beams&beams=8/);
  await page.reload();
  await wake(demo.root);
  await expect(demo.root.locator('.held li')).toHaveCount(8);
});

test('a tree’s branches are followed, grown and removed by keyboard, and its link shows the same', async ({
  page,
}) => {
  const demo = await openDemo(page, '/demos/tree/');
  const items = demo.root.getByRole('treeitem');
  const branches = demo.root.locator('.branches tbody tr');
  await expect(branches).toHaveCount(2);
  await expect(demo.root.locator('.lesson')).toContainText('does not take the likeliest token');
  await items.first().focus();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowUp');
  await expect(items.and(page.locator('[data-kind="alternative"]:focus'))).toHaveText(/^Ben/);
  await page.keyboard.press('Enter');
  await expect(branches).toHaveCount(3, { timeout: 15_000 });
  await expect(demo.root.locator('.chosen .text')).toHaveText('Mia Ben');
  await page.keyboard.press('ArrowRight');
  await expect(demo.root.locator('[data-kind="alternative"]:focus')).toHaveCount(1);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Delete');
  await expect(branches).toHaveCount(2);
  await expect(items.first()).toBeFocused();
  await demo.root.getByRole('button', { name: '4 by beam search' }).click();
  await expect(branches).toHaveCount(4);
  await demo.root.getByRole('button', { name: /^Remove “took the green/ }).click();
  await expect(branches).toHaveCount(3);
  const shown = (await demo.root.getByRole('tree').textContent()) ?? '';
  await page.goto(page.url().replace('?', '?again=1&'));
  await expect(demo.root.getByRole('tree')).toHaveText(shown, { timeout: 15_000 });
  await page.goto('/demos/tree/?v=1&branches=202-1..<b>');
  await expect(demo.root.locator('.messages')).toContainText('“Branches” could not be read');
  await page.goto('/demos/tree/?v=1&branches=55-31.33');
  await expect(demo.root.locator('.chosen .remark')).toContainText('a model that knows 55 tokens');
});

test('a point of the sweep is chosen by key and by pointing, and a link shows it again', async ({
  page,
}) => {
  const demo = await openDemo(page, '/demos/sweep/');
  await wake(demo.root);
  const name = demo.root.locator('.samples output');
  const texts = demo.root.locator('.samples .texts');
  await expect(name).toHaveText('temperature 1');
  const before = await texts.innerText();
  await demo.root.locator('.trade-off .finder').focus();
  await page.keyboard.press('ArrowLeft');
  await expect(name).toHaveText('temperature 0.75');
  await expect(texts).not.toHaveText(before);
  await demo.root.locator('.trade-off circle').first().click({ force: true });
  await expect(name).toHaveText('temperature 0');
  await expect(page).toHaveURL(/point=0/);
  const written = await texts.innerText();
  const link = page.url();
  await page.goto('about:blank');
  await page.goto(link);
  await expect(name).toHaveText('temperature 0', { timeout: 15_000 });
  expect(await texts.innerText()).toBe(written);
});

test('what is trained in one figure is looked into by the next', async ({ page }) => {
  test.setTimeout(90_000);
  const root = (id: string) => page.locator(`[data-demo="${id}"]`).first();
  const trained = await openDemo(page, '/training/');
  const writer = { ...trained, root: root('next-token') };
  await wake(writer.root);
  await fullSpeed(writer);
  await writer.root.getByRole('button', { name: 'Train', exact: true }).click();
  await waitForStep(writer, 20);
  await writer.root.getByRole('button', { name: 'Pause', exact: true }).click();
  await wake(root('inside'));
  const follow = root('inside').getByLabel('Look into the model that you trained on this page');
  await expect(follow).toBeChecked();
  const step = (await writer.root.getAttribute('data-step')) ?? '';
  await expect(root('inside')).toHaveAttribute('data-step', step);
  await follow.uncheck();
  await expect(root('inside')).toHaveAttribute('data-step', '0');
});

test('a text that can’t be loaded is named, and Retry tries again', async ({ page }) => {
  await page.route('**/texts/names.txt', (route) => route.abort());
  const demo = await openDemo(page, `${address}?v=1&source=names&tokens=characters&context=16`);
  await demo.button('Train').click();
  await expect(demo.root.locator('.failure')).toContainText('/texts/names.txt');
  await page.unroute('**/texts/names.txt');
  await demo.root.getByRole('button', { name: 'Retry' }).click();
  await waitForStep(demo, 5);
});

async function openWithOwnText(page: Page): Promise<Demo> {
  const demo = await openDemo(page, address);
  await demo.root.getByLabel('Text', { exact: true }).selectOption('own');
  await wake(demo.root);
  await expect(demo.root.getByLabel('Your own text')).toBeVisible();
  return demo;
}

async function fullSpeed({ root }: Demo): Promise<void> {
  await root.getByLabel('Speed').selectOption({ label: 'Full speed' });
}
