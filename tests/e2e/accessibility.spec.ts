/**
 * Every route, wide and narrow, light and dark: no rule of axe is broken, and nothing scrolls sideways. An article is looked
 * at whole at both widths, and for its colours in both themes. A demo's own page shows one of the same figures: narrow in
 * the dark, and for its colours wide in the light. Of embeds, which show it once more, two stand for all.
 */

import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { openWhole, routes } from './site.ts';

type Look = readonly [width: number, theme: 'light' | 'dark'];

const embeds = ['/embed/gan-points/', '/embed/spot/'];
const pages = routes.filter((route) => !route.startsWith('/embed/') || embeds.includes(route));
const figures = pages.filter((route) => /^\/(demos|embed)\/./.test(route));

for (const route of pages.filter((one) => !figures.includes(one)))
  for (const [width, theme, otherTheme] of [
    [1280, 'light', 'dark'],
    [390, 'dark', 'light'],
  ] as const)
    test(`${route} breaks no rule of axe and does not scroll sideways, ${width} px`, async ({
      page,
    }) => {
      await openIn(page, route, [width, theme]);
      expect(await brokenRules(new AxeBuilder({ page })), theme).toEqual([]);
      expect(await brokenColours(page, [width, otherTheme]), otherTheme).toEqual([]);
      if (width === 390) await expectNoScrolling(page);
    });

for (const route of figures)
  test(`${route} breaks no rule of axe and does not scroll sideways`, async ({ page }) => {
    await openIn(page, route, [390, 'dark']);
    expect(await brokenRules(new AxeBuilder({ page }))).toEqual([]);
    await expectNoScrolling(page);
    expect(await brokenColours(page, [1280, 'light'])).toEqual([]);
  });

async function openIn(page: Page, route: string, [width, colorScheme]: Look): Promise<void> {
  test.setTimeout(240_000);
  // Motion would have axe measure the contrast of a colour on its way.
  await page.emulateMedia({ reducedMotion: 'reduce', colorScheme });
  await page.setViewportSize({ width, height: 800 });
  await openWhole(page, route);
  await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
}

/** The colours that are too weak in another look. */
async function brokenColours(page: Page, [width, colorScheme]: Look): Promise<string[]> {
  await page.setViewportSize({ width, height: 800 });
  await page.emulateMedia({ colorScheme });
  await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
  return brokenRules(new AxeBuilder({ page }).withRules('color-contrast'));
}

async function expectNoScrolling(page: Page): Promise<void> {
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate(tooWideElements)).toEqual([]);
}

/** One line a fault: the rule, what it asks for, and the elements that break it. */
async function brokenRules(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze();
  return violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help} — ${nodes.map((node) => node.target.join(' ')).join(', ')}`,
  );
}

/** The innermost elements that reach beyond a page which scrolls sideways; none when it does not. Runs in the page. */
function tooWideElements(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const isTooWide = (element: Element) => element.getBoundingClientRect().right > clientWidth + 0.5;
  const culprits = [...document.querySelectorAll('body *')].filter(
    (element) => isTooWide(element) && ![...element.children].some(isTooWide),
  );
  return [
    `the page is ${scrollWidth} px wide in a window of ${clientWidth}`,
    ...culprits.slice(0, 10).map((element) => element.outerHTML.slice(0, 120)),
  ];
}
