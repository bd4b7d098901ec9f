/**
 * Every route, wide and narrow, light and dark: no rule of axe is broken, and nothing scrolls sideways. Colours alone are
 * looked at in the second theme. A demo's own page is seen wide in the light and narrow in the dark; an article, which shows
 * the same figures, in all four looks.
 */

import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { openWhole, routes } from './site.ts';

for (const route of routes) {
  for (const [width, theme] of [
    [1280, 'light'],
    [390, 'dark'],
  ] as const) {
    test(`${route} breaks no rule of axe and does not scroll sideways, ${width} px`, async ({
      page,
    }) => {
      test.setTimeout(240_000);
      // Motion would have axe measure the contrast of a colour on its way.
      await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: theme });
      await page.setViewportSize({ width, height: 800 });
      await openWhole(page, route);
      await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
      expect(await brokenRules(new AxeBuilder({ page })), theme).toEqual([]);
      if (!route.startsWith('/demos/')) {
        const other = theme === 'light' ? 'dark' : 'light';
        await page.emulateMedia({ colorScheme: other });
        await expect(page.locator('html')).toHaveAttribute('data-theme', other);
        const colours = new AxeBuilder({ page }).withRules('color-contrast');
        expect(await brokenRules(colours), other).toEqual([]);
      }
      if (width > 390) return;
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await page.evaluate(tooWideElements)).toEqual([]);
    });
  }
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
