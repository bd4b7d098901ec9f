/** The demo as a reader meets it: where its parts are and how to wait for it. */

import { expect, type Locator, type Page } from '@playwright/test';

/** The parts of one demo on a page. */
export interface Demo {
  readonly root: Locator;
  readonly button: (name: 'Train' | 'Pause' | 'Step' | 'Reset' | 'New seed') => Locator;
  readonly timeLine: Locator;
  /** What a pattern of the scoreboard reads now: "5 of 8 ✓". */
  readonly reading: (pattern: string) => Locator;
  /** The path of the generated points. */
  readonly generated: Locator;
}

/** The demo of a demo's page, or an article's first figure of the GAN, once its script runs. */
export async function openDemo(page: Page, address = '/demos/gan-points/'): Promise<Demo> {
  await page.goto(address);
  const id = /^\/demos\/([\w-]+)\//.exec(address)?.[1] ?? 'gan-points';
  const root = page.locator(`[data-demo="${id}"]`).first();
  await wake(root);
  return {
    root,
    button: (name) => root.getByRole('button', { name, exact: true }),
    timeLine: root.getByRole('slider', { name: 'Time line' }),
    reading: (pattern) => root.locator(`[data-pattern="${pattern}"] b`),
    generated: root.locator('path.generated'),
  };
}

/** Turns to a figure, as a reader would, and waits until its script runs. */
export async function wake(root: Locator): Promise<void> {
  await root.scrollIntoViewIfNeeded();
  await root.dispatchEvent('pointerover');
  await expect(root).toHaveAttribute('data-alive', 'true', { timeout: 20_000 });
}

/** Waits until the run has done at least that many steps. */
export async function waitForStep({ root }: Demo, step: number, timeoutMs = 60_000): Promise<void> {
  await expect
    .poll(async () => Number(await root.getAttribute('data-step')), { timeout: timeoutMs })
    .toBeGreaterThanOrEqual(step);
}

/** Takes one step and waits until it is drawn. */
export async function takeStep(demo: Demo, becomes: number): Promise<void> {
  await demo.button('Step').click();
  // The first step on a graphics card waits for its programs to be compiled.
  const patient = { timeout: 30_000 };
  await expect(demo.root).toHaveAttribute('data-step', String(becomes), patient);
  await expect(demo.root).toHaveAttribute('data-status', 'paused', patient);
}
