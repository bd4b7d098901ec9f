/** The builder for teachers: from the page to a snippet that works, by keyboard alone, and what each of its controls changes. */

import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { openDemo } from './demo.ts';

test('by keyboard alone, one press from the page to a snippet that shows the demo', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openBuilder(page);
  const copy = page.getByRole('button', { name: 'Copy' });
  await expect(copy, 'in sight at once').toBeInViewport();
  await tabTo(page, 'Copy');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Copied.')).toBeVisible();

  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await codeOf(page));
  await page.setContent(copied);
  const demo = page.frameLocator('iframe').locator('[data-demo="gan-points"]');
  await expect(demo.getByRole('button', { name: 'Train' })).toBeVisible();
});

test('before any script there is a snippet for the first demo', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${baseURL}/teach/`);
  expect(await codeOf(page)).toMatch(/^<iframe src="http[^"]+\/embed\/gan-points\/\?v=1" title="/);
  await context.close();
});

test('where the clipboard is closed, the code is selected and the page says so', async ({
  page,
}) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('closed'));
  });
  await openBuilder(page);
  await page.getByRole('button', { name: 'Copy' }).click();
  await expect(page.getByText('The code is selected')).toBeVisible();
  const selected = await codeBox(page).evaluate(
    (box: HTMLTextAreaElement) =>
      document.activeElement === box && box.value.slice(box.selectionStart, box.selectionEnd),
  );
  expect(selected).toBe(await codeOf(page));
});

test('demo and preset change code, preview and address', async ({ page }) => {
  await openBuilder(page);
  await choose(page, 'Demo', 'next-token');
  await expectEmbed(page, '/embed/next-token/?v=1');
  await choose(page, 'Demo', 'gan-points');
  await choose(page, 'Preset', 'grid');
  await expectEmbed(page, '/embed/gan-points/grid/?v=1');
  await expect(page).toHaveURL(/\/teach\/\?preset=grid$/);
});

test('settings, what is hidden or fixed, the goal and the colours change code and preview', async ({
  page,
}) => {
  await openBuilder(page);
  await page.getByText('Settings', { exact: true }).click();
  await page.getByText('More settings').click();
  await page.getByRole('textbox', { name: 'Seed' }).fill('7');
  await page.getByRole('textbox', { name: 'Seed' }).press('Enter');
  await expectEmbed(page, '/embed/gan-points/?v=1&seed=7');

  await page.getByText('What learners see and change').click();
  await page.getByRole('checkbox', { name: 'Hide: Menu' }).check();
  await page.getByRole('checkbox', { name: 'Fix: Seed' }).check();
  await expectEmbed(page, '/embed/gan-points/?v=1&seed=7&hide=menu&lock=seed');
  const preview = page.frameLocator('.builder-preview iframe');
  await expect(preview.locator('[data-part="menu"]')).toBeHidden();

  await page.getByText('Goal', { exact: true }).click();
  await choose(page, 'Learners shall reach', 'steps');
  await page.getByLabel('Steps', { exact: true }).fill('400');
  await page.getByLabel('Steps', { exact: true }).press('Enter');
  const withGoal = '/embed/gan-points/?v=1&seed=7&hide=menu&lock=seed&goal=steps:400';
  await expectEmbed(page, withGoal);
  await expect(preview.getByText('Goal: 400 steps of training')).toBeVisible();

  await page.getByText('Colours and height').click();
  await choose(page, 'Colours', 'dark');
  await expectEmbed(page, withGoal.replace('&hide', '&theme=dark&hide'));
  await expect(preview.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('the height is the preview’s until a teacher sets another', async ({ page }) => {
  await openBuilder(page);
  const frame = page.locator('.builder-preview iframe');
  const wanted = await page
    .frameLocator('.builder-preview iframe')
    .locator('[data-embed]')
    .evaluate((embed) => Math.ceil(embed.getBoundingClientRect().height));
  await expect.poll(() => codeOf(page)).toContain(`height="${wanted}"`);
  await page.getByText('Colours and height').click();
  const field = page.getByLabel('Height in pixels');
  await field.fill('9');
  await expect(page.getByText('a whole number from 200')).toBeVisible();
  await field.fill('640');
  await field.press('Enter');
  await expect.poll(() => codeOf(page)).toContain('height="640"');
  await expect(frame).toHaveAttribute('height', '640');
  await page.getByRole('button', { name: 'As high as the preview' }).click();
  await expect.poll(() => codeOf(page)).toContain(`height="${wanted}"`);
});

test('a preview that has said its height before the page’s script ran is measured', async ({
  page,
}) => {
  const heard = Promise.withResolvers<void>();
  await page.exposeFunction('hearHeight', () => heard.resolve());
  await page.addInitScript(() => {
    if (window === window.top)
      addEventListener('message', ({ data }) => {
        if (data?.type === 'resize') Reflect.get(window, 'hearHeight')();
      });
  });
  await page.route('**/_astro/Builder*.js', async (route) => {
    await heard.promise;
    await route.continue();
  });
  await page.goto('/teach/', { waitUntil: 'commit' });
  await heard.promise;
  const embed = page.frameLocator('.builder-preview iframe').locator('[data-embed]');
  const height = await embed.evaluate((root) => Math.ceil(root.getBoundingClientRect().height));
  await expect.poll(() => codeOf(page)).toContain(`height="${height}"`);
});

test('every kind of page has code of its own, and the address keeps which', async ({ page }) => {
  await openBuilder(page);
  const kinds = await page.getByLabel('Code for', { exact: true }).locator('option').count();
  const seen = new Set<string>();
  for (const id of [
    'element',
    'lms',
    'oembed',
    'docusaurus',
    'quarto',
    'revealjs',
    'jupyter',
    'myst',
  ]) {
    await choose(page, 'Code for', id);
    seen.add(await codeOf(page));
    await expect(page).toHaveURL(new RegExp(`\\?code=${id}$`));
  }
  expect(seen.size).toBe(8);
  // Besides these: a plain frame, which is MkDocs’s too, and the package.
  expect(kinds).toBe(8 + 3);
});

test('nonsense in the address is said, and the rest is kept', async ({ page }) => {
  await page.goto('/teach/?demo=next-token&preset=none&theme=pink&hide=menu,nothing&height=1');
  for (const sentence of ['no preset “none”', 'no theme “pink”', 'hides “nothing”', 'A height is'])
    await expect(page.getByRole('status').getByText(sentence)).toBeVisible();
  await expectEmbed(page, '/embed/next-token/?v=1&hide=menu');
  await page.goto('/teach/?demo=%3Cscript%3E&v=%00&change=,,&goal=:::');
  await expect(page.getByText('There is no demo “<script>”')).toBeVisible();
  await expectEmbed(page, '/embed/gan-points/?v=1');
});

test('a demo that was set up on its own page is taken over from its menu', async ({ page }) => {
  const demo = await openDemo(page, '/demos/gan-points/?v=1&seed=7');
  await demo.root.getByLabel('More actions').click();
  await demo.root.getByRole('link', { name: 'Put it into a course page' }).click();
  await expectEmbed(page, '/embed/gan-points/?v=1&seed=7');
  await expect(page.locator('.builder .messages p')).toHaveCount(0);
});

test('the SCORM package is made in the browser and holds demo, goal and adapter', async ({
  page,
  baseURL,
}) => {
  await page.goto('/teach/?goal=covered&code=scorm');
  const button = page.getByRole('button', { name: 'Download the package' });
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  expect(download.suggestedFilename()).toMatch(/^a-gan-learns-a-shape.*-scorm12\.zip$/);
  await expect(page.getByText('Saved as')).toBeVisible();
  const files = unzipSync(new Uint8Array(readFileSync(await download.path())));
  const text = (name: string) => strFromU8(files[name] ?? new Uint8Array());
  expect(text('imsmanifest.xml')).toContain('ADL SCORM');
  expect(text('index.html')).toContain(`${baseURL}/embed/gan-points/?v=1&#38;goal=covered`);
  expect(text('adapter.js')).toContain('LMSInitialize');
});

test('a package whose adapter cannot be loaded is not made, and the page says so', async ({
  page,
}) => {
  await page.route('**/embed/v1/scorm.js', (route) => route.abort());
  await page.goto('/teach/?code=scorm');
  await page.getByRole('button', { name: 'Download the package' }).click();
  await expect(page.getByText('The package could not be made')).toBeVisible();
});

async function openBuilder(page: Page): Promise<void> {
  await page.goto('/teach/');
  await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
  // A frame that has asked for its height has come to rest: nothing changes under the reader’s hand.
  await expect(page.frameLocator('.builder-preview iframe').locator('figure')).toBeVisible();
}

/** Goes on with the Tab key until that button has the focus. */
async function tabTo(page: Page, button: string): Promise<void> {
  const target = page.getByRole('button', { name: button, exact: true });
  const isThere = () => target.evaluate((element) => element === document.activeElement);
  for (let presses = 0; presses < 40 && !(await isThere()); presses++)
    await page.keyboard.press('Tab');
  await expect(target).toBeFocused();
}

async function choose(page: Page, label: string, value: string): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).selectOption(value);
}

function codeBox(page: Page) {
  return page.locator('.builder-code textarea');
}

function codeOf(page: Page): Promise<string> {
  return codeBox(page).inputValue();
}

/** Code and preview both show this embed. */
async function expectEmbed(page: Page, path: string): Promise<void> {
  const written = path.replaceAll('&', '&amp;');
  await expect.poll(() => codeOf(page)).toContain(`${new URL(page.url()).origin}${written}"`);
  await expect(page.locator('.builder-preview iframe')).toHaveAttribute('src', path);
}
