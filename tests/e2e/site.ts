/** The built site as tests walk it: its routes, its files, and a page opened down to its last line. */

import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, type Page } from '@playwright/test';

/** Where the built site stands. */
export const dist = join(import.meta.dirname, '../../dist');

/** Every page of the built site, as an address: found in dist, so that a new route is tested unasked. */
export const routes: readonly string[] = globSync(['**/index.html', '404.html'], { cwd: dist })
  .filter((file) => !isRedirect(file))
  .map((file) => (file === '404.html' ? '/404.html' : `/${dirname(file)}/`.replace('/./', '/')))
  .sort();

if (routes.length === 0)
  throw new Error(`invalid dist; expected a built site (run "astro build"): ${dist}`);

/** Opens the route, unfolds what is folded, and turns to every figure, until all have come to life. */
export async function openWhole(page: Page, route: string): Promise<void> {
  await page.goto(route);
  // What is out of sight counts as well.
  await page.addStyleTag({ content: '* { content-visibility: visible !important; }' });
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
  await expect.poll(() => page.evaluate(scrollToNextIsland), { timeout: 30_000 }).toBe(0);
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  await page.waitForLoadState('networkidle');
}

/** Turns to the first island that still sleeps, and says how many do. Runs in the page. */
function scrollToNextIsland(): number {
  const islands = document.querySelectorAll('astro-island[ssr]');
  // An island has no box of its own to scroll to; its content has.
  const content = islands[0]?.firstElementChild ?? islands[0];
  content?.scrollIntoView({ block: 'center', behavior: 'instant' });
  for (const sign of ['pointerover', 'pointerdown']) content?.dispatchEvent(new Event(sign));
  return islands.length;
}

function isRedirect(file: string): boolean {
  return readFileSync(join(dist, file), 'utf8').includes('http-equiv="refresh"');
}
