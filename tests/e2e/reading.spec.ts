/** The page around the demo: unplayed, by keyboard, from links, in and out of sight, light and dark. */

import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { openDemo, takeStep, waitForStep, wake } from './demo.ts';

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });
  for (const address of ['/', '/training/', '/demos/gan-points/']) {
    test(`${address} shows a recorded run with its readings`, async ({ page }) => {
      await page.goto(address);
      const demo = page.locator('[data-demo="gan-points"]').first();
      expect((await demo.locator('path.generated').getAttribute('d'))?.length).toBeGreaterThan(
        2000,
      );
      await expect(demo.locator('[data-pattern="covered"] b')).toContainText('8 of 8');
      await expect(demo.locator('.chart .line').first()).toHaveAttribute('d', /^M[\d.]+ [\d.]+L/);
    });
  }
});

for (const address of ['/', '/training/', '/demos/gan-points/']) {
  test(`${address} comes alive as it was sent, without an error`, async ({ page }) => {
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    const demo = await openDemo(page, address);
    await expect(demo.root).toHaveAttribute('data-status', 'idle');
    expect(errors).toEqual([]);
  });
}

test('a list or a field that is pressed while the figure sleeps has the focus once it is awake', async ({
  page,
}) => {
  await page.goto('/training/');
  const root = page.locator('[data-demo="count"]').first();
  await root.getByRole('button', { name: /^Text: / }).click();
  const list = root.getByLabel('Text', { exact: true });
  await expect(list).toBeFocused();
  await expect(list).toHaveValue('verses');
  await root.locator('summary', { hasText: 'More settings' }).click();
  await expect(root.getByLabel('Seed', { exact: true })).toBeVisible();
});

test('the keyboard’s focus stays where it was when a figure wakes', async ({ page }) => {
  await page.goto('/training/');
  const root = page.locator('[data-demo="surprise"]').first();
  await root.getByRole('button', { name: /^Change a word/ }).focus();
  await expect(root.locator('textarea')).toBeFocused();
});

for (const width of [1280, 390])
  for (const article of ['/training/', '/sampling/', '/refinement/'])
    test(`every figure of ${article} has room before it is drawn, at ${width} px`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(article);
      const rooms = await page.locator('.demo-place').evaluateAll((places) =>
        places.map((place) => {
          const assumed = place.clientHeight;
          place.setAttribute('style', 'content-visibility: visible');
          return assumed / place.clientHeight;
        }),
      );
      expect(rooms.length).toBeGreaterThan(0);
      for (const room of article === '/training/' ? rooms.slice(1) : rooms) {
        expect(room).toBeGreaterThanOrEqual(1);
        expect(room).toBeLessThan(1.2);
      }
    });

test('the recorded run can be scrubbed before anything is trained', async ({ page }) => {
  const demo = await openDemo(page, '/training/');
  const last = await demo.generated.getAttribute('d');
  await demo.timeLine.focus();
  await page.keyboard.press('Home');
  await expect(demo.root.getByText('recorded run, Ring of eight: step 0')).toBeVisible();
  expect(await demo.generated.getAttribute('d')).not.toBe(last);
  await expect(demo.root).toHaveAttribute('data-status', 'idle');
  expect(page.workers()).toHaveLength(0);
});

test('everything can be done by keyboard: train, pause, scrub, change a parameter', async ({
  page,
}) => {
  const demo = await openDemo(page);
  const reach = async (name: string) => {
    for (let presses = 0; presses < 80; presses++) {
      await page.keyboard.press('Tab');
      const focused = await page.evaluate(() => {
        const element = document.activeElement;
        const labels =
          element instanceof HTMLInputElement || element instanceof HTMLSelectElement
            ? element.labels
            : null;
        return (
          element?.getAttribute('aria-label') ??
          labels?.[0]?.textContent ??
          element?.textContent ??
          ''
        );
      });
      if (focused === name) return;
    }
    throw new Error(`not reached by Tab: ${name}`);
  };
  await reach('Train');
  await page.keyboard.press('Enter');
  await waitForStep(demo, 40);
  await page.keyboard.press('Space');
  await expect(demo.root).toHaveAttribute('data-status', 'paused');
  await reach('Time line');
  // The step in hand when the pause came is still on its way: only the ends of the time line stand still.
  await page.keyboard.press('Home');
  await expect(demo.root).toHaveAttribute('data-step', '0');
  await page.keyboard.press('ArrowRight');
  await expect(demo.root).toHaveAttribute('data-step', '10');
  await reach('Data');
  await page.keyboard.press('ArrowDown');
  await expect(demo.root).toHaveAttribute('data-step', '0');
  await expect(page).toHaveURL(/shape=grid/);
});

test('the space bar toggles training when the demo has the focus', async ({ page }) => {
  const demo = await openDemo(page);
  await demo.root.focus();
  await page.keyboard.press('Space');
  await waitForStep(demo, 1);
  await page.keyboard.press('Space');
  await expect(demo.root).toHaveAttribute('data-status', 'paused');
});

test('what is wrong in an address is said in words, and the rest is kept', async ({ page }) => {
  const demo = await openDemo(
    page,
    '/demos/gan-points/?v=1&generatorRate=99&shape=banana&batchSize=abc&hello=1&seed=7',
  );
  await expect(demo.root.getByText(/goes from 0.0001 to 0.3/)).toBeVisible();
  await expect(demo.root.getByText(/has no “banana”/)).toBeVisible();
  await expect(demo.root.getByText(/which is no number/)).toBeVisible();
  await expect(demo.root.getByText(/“hello”, which this demo does not have/)).toBeVisible();
  await expect(demo.root).toHaveAttribute('data-status', 'idle');
  await takeStep(demo, 1);
  await expect(page).toHaveURL(/seed=7/);
});

test('nonsense in the seed field is refused in words and nothing is lost', async ({ page }) => {
  const demo = await openDemo(page);
  await demo.root.getByText('More settings').click();
  const seed = demo.root.getByLabel('Seed', { exact: true });
  await seed.fill('a lucky number');
  await seed.press('Enter');
  await expect(demo.root.getByText(/can’t be used: expected a whole number/)).toBeVisible();
  await expect(seed).toHaveValue('a lucky number');
  await seed.fill('12');
  await seed.press('Enter');
  await expect(page).toHaveURL(/seed=12/);
});

test('a link in the prose sets the demo on the page', async ({ page }) => {
  const demo = await openDemo(page, '/training/');
  await page.getByRole('link', { name: 'a circle' }).click();
  await expect(demo.root.getByLabel('Data', { exact: true })).toHaveValue('circle');
  await expect(demo.root).toBeFocused();
  expect(new URL(page.url()).pathname).toBe('/training/');
});

test('a preset that breaks it says why', async ({ page }) => {
  const demo = await openDemo(page);
  await demo.root.getByLabel('Break it').selectOption({ index: 1 });
  await expect(demo.root.locator('.help').first()).toBeVisible();
  await expect(page).toHaveURL(/\?v=1&/);
});

test('out of sight it pauses and says so, and it goes on when it is back', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 700 });
  const demo = await openDemo(page, '/training/');
  await demo.button('Train').click();
  await waitForStep(demo, 1);
  await page.evaluate(() => window.scrollTo(0, 0));
  await expect(demo.root).toHaveAttribute('data-status', 'paused');
  await expect(demo.root.getByText('Paused while it is out of sight.')).toBeAttached();
  await demo.root.scrollIntoViewIfNeeded();
  await expect(demo.root).toHaveAttribute('data-status', 'running');
});

test('only one demo of a page trains at a time', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 4000 });
  await openDemo(page, '/training/');
  const demos = page.locator('[data-demo="gan-points"]');
  for (const i of [0, 1]) {
    await wake(demos.nth(i));
    await demos.nth(i).getByRole('button', { name: 'Train' }).click();
    await expect(demos.nth(i)).toHaveAttribute('data-status', 'running');
  }
  await expect(demos.nth(0)).toHaveAttribute('data-status', 'paused');
  await expect(demos.nth(0).getByText('another demo on this page is training')).toBeAttached();
});

test('the reader draws the data, by mouse and by keyboard', async ({ page }) => {
  const demo = await openDemo(page, '/demos/gan-points/?v=1&shape=drawn');
  await demo.root.getByRole('button', { name: 'Clear drawing' }).click();
  const pad = demo.root.getByRole('button', { name: /Drawing pad/ });
  const box = await pad.boundingBox();
  if (!box) throw new Error('no pad');
  await page.mouse.move(box.x + 0.3 * box.width, box.y + 0.5 * box.height);
  await page.mouse.down();
  await page.mouse.move(box.x + 0.7 * box.width, box.y + 0.5 * box.height, { steps: 8 });
  await page.mouse.up();
  await expect(page).toHaveURL(/drawing=/);
  const afterMouse = page.url();
  await pad.focus();
  for (const key of ['Enter', 'ArrowUp', 'ArrowUp', 'ArrowRight', 'Enter'])
    await page.keyboard.press(key);
  await expect.poll(() => page.url()).not.toBe(afterMouse);
  await takeStep(demo, 1);
});

test('the figure and its numbers can be saved', async ({ page }) => {
  const demo = await openDemo(page);
  await takeStep(demo, 1);
  const save = async (name: string) => {
    await demo.root.getByLabel('More actions').click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      demo.root.getByRole('button', { name }).click(),
    ]);
    await page.keyboard.press('Escape');
    return readFile(await download.path());
  };
  const svg = (await save('Save figure as SVG')).toString();
  expect(svg).toContain('<svg');
  expect(svg).not.toContain('var(--');
  const png = await save('Save figure as PNG');
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.length).toBeGreaterThan(20_000);
  const csv = (await save('Save the numbers as CSV')).toString();
  expect(csv.split('\n')[0]).toMatch(/^step,/);
  expect(csv.split('\n').length).toBeGreaterThanOrEqual(3);
});

test('light and dark follow the system, can be switched, and are remembered without a flash', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.evaluate(() => localStorage.setItem('theme', 'light'));
  // The first frame that is painted already has the theme: the head's own script sets it.
  await page.goto('/', { waitUntil: 'commit' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
});
