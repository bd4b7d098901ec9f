/** Prompts side by side, and the game of real and made lines, as a reader meets them. */

import { expect, test } from '@playwright/test';
import { openDemo } from './demo.ts';

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('prompts and what they led to are on show, and so are ten lines and the judge', async ({
    page,
  }) => {
    await page.goto('/demos/prompts/');
    const prompts = page.locator('[data-demo="prompts"]');
    await expect(prompts.locator('.shift')).toContainText('57 %');
    await expect(prompts.locator('.led li')).toHaveCount(9);
    await page.goto('/demos/spot/');
    const spot = page.locator('[data-demo="spot"]');
    await expect(spot.locator('.lines li')).toHaveCount(10);
    await expect(spot.locator('[data-series="judge"] circle')).toHaveCount(7);
  });
});

test('a prompt of the reader’s own is marked where it is unknown, and a link brings it back', async ({
  page,
}) => {
  const { root } = await openDemo(page, '/demos/prompts/');
  const field = root.getByRole('textbox', { name: 'Prompt 3' });
  await field.fill('  ');
  await expect(root.locator('.fault')).toContainText('nothing to go on from');
  await field.fill('Zebras <b>dream</b>');
  await field.press('Enter');
  const column = root.locator('.column').nth(2);
  await expect(column.locator('[data-unknown]').first()).toBeVisible({ timeout: 20_000 });
  await expect(column.locator('.given')).toContainText('<b>');
  await expect(column.locator('.led .token').first()).toBeVisible();
  await root.getByRole('button', { name: 'One fewer' }).click();
  await expect(root.locator('.column')).toHaveCount(2);
  await root.getByRole('button', { name: 'One more prompt' }).click();
  await root.getByRole('button', { name: 'Throw the dice again' }).click();
  await expect(page).toHaveURL(/third=Zebras.*diceSeed=2/);
  await expect(page.locator('.prompts[data-waiting]')).toHaveCount(0, { timeout: 20_000 });
  const written = await column.locator('.led').innerText();
  await page.reload();
  await expect(column.locator('.led')).toHaveText(written, { timeout: 20_000, useInnerText: true });
});

test('a failure brings its prompts along, and goes with them', async ({ page }) => {
  const { root } = await openDemo(page, '/demos/prompts/');
  await root.getByLabel('Break it').selectOption('unlike');
  await expect(root.getByRole('textbox', { name: 'Prompt 3' })).toHaveValue('Quantum physics is');
  await expect(root.locator('.column').nth(2).locator('[data-unknown]')).toHaveCount(2);
  await root.getByLabel('Break it').selectOption('');
  await expect(root.getByRole('textbox', { name: 'Prompt 3' })).toHaveValue(
    'The wind blew, so Mia took her',
  );
});

test('a round is played by keyboard alone, scored, and drawn until it is forgotten', async ({
  page,
}) => {
  const { root } = await openDemo(page, '/demos/spot/');
  await root.locator('.lines button').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await expect(root.getByRole('group', { name: /^Line 2:/ }).getByText('Made')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  const said = root.locator('.said');
  for (let line = 1; line <= 9; line++) await page.keyboard.press(line % 2 ? 'r' : 'm');
  await expect(said).toHaveText('Line 9 marked as real. 1 to go.');
  const tell = root.getByRole('button', { name: 'Tell me my score' });
  await tell.press('Enter');
  await expect(said).toHaveText('1 line is not marked yet.');
  await root
    .getByRole('group', { name: /^Line 10:/ })
    .getByText('Made')
    .press('m');
  await tell.press('Enter');
  await expect(said).toContainText(/\d+ of 10 right|All 10 right/);
  await expect(root.locator('.answer')).toHaveCount(10);
  await expect(root.locator('.answer').first()).toContainText(/right|wrong/);
  await expect(root.locator('[data-series="you"] .diamond')).toHaveCount(1);
  const first = await root.locator('.lines .text').first().innerText();
  await root.getByRole('button', { name: 'Next round' }).click();
  await expect(root.locator('.lines .text').first()).not.toHaveText(first, { timeout: 20_000 });
  await expect(page).toHaveURL(/round=2/);
  await expect(root.locator('.answer')).toHaveCount(0);
  await expect(root.getByRole('row', { name: /10/ })).toContainText('of 10');
  await root.getByRole('button', { name: 'Forget my rounds' }).click();
  await expect(root.locator('[data-series="you"]')).toHaveCount(0);
});

test('a round counts towards the goal of a page that embeds the game', async ({ page }) => {
  await page.goto('/embed/spot/?v=1&goal=rounds:1');
  const goal = page.locator('[data-line="goal"]');
  await expect(goal).toHaveText('Goal: 1 round of the game – 0 % of the way');
  const root = page.locator('[data-demo]');
  await root.dispatchEvent('click');
  await expect(root).toHaveAttribute('data-alive', 'true', { timeout: 20_000 });
  await root.locator('.lines button').first().focus();
  for (let line = 1; line <= 9; line++) await page.keyboard.press(line % 2 ? 'r' : 'm');
  await root
    .getByRole('group', { name: /^Line 10:/ })
    .getByText('Made')
    .press('m');
  await expect(goal).toContainText('0 % of the way');
  await root.getByRole('button', { name: 'Tell me my score' }).press('Enter');
  await expect(goal).toHaveText('Goal: 1 round of the game – reached ✓');
});

test('told line by line, a mark is final; a round that is none is refused in a sentence', async ({
  page,
}) => {
  const { root } = await openDemo(page, '/demos/spot/?v=1&answers=each');
  const line = root.getByRole('group', { name: /^Line 1:/ });
  await line.getByText('Real').click();
  await expect(root.locator('.said')).toContainText(/^(Right|Wrong): line 1 is (made|real)/);
  const mark = line.getByText('Real');
  await line.getByText('Made').press('m');
  await expect(mark).toHaveAttribute('aria-pressed', 'true');
  await root.getByLabel('Round').fill('ten');
  await expect(root.locator('.fault')).toContainText('“ten” can’t be used');
});
