/**
 * Every route, wide and narrow, light and dark: no rule of axe is broken, and nothing scrolls sideways. A demo's own page
 * is seen wide in the light and narrow in the dark; an article shows the same figure in all four.
 */

import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { openWhole, routes } from './site.ts';

const looks = [
  [1280, 'light'],
  [390, 'dark'],
  [1280, 'dark'],
  [390, 'light'],
] as const;

for (const route of routes) {
  test(`${route} breaks no rule of axe and does not scroll sideways`, async ({ page }) => {
    test.slow();
    // Motion would have axe measure the contrast of a colour on its way.
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await openWhole(page, route);
    for (const [width, theme] of route.startsWith('/demos/') ? looks.slice(0, 2) : looks) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme: theme });
      await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
      expect(await brokenRules(page), `${width} px, ${theme}`).toEqual([]);
    }
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate(tooWideElements)).toEqual([]);
  });
}

/** One line a fault: the rule, what it asks for, and the elements that break it. */
async function brokenRules(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
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
