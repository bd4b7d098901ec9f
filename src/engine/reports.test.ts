/** How often the page is told how far a run has come. */

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { device, renewDevice } from './backends.forTests.ts';
import { closePages, Page } from './page.forTests.ts';

vi.mock('#tensor/backends.ts', () => import('./backends.forTests.ts'));

beforeEach(renewDevice);

afterEach(closePages);

test('where WebGL is drawn by the processor, pictures leave it time to train', async () => {
  device.isSoftware = true;
  const page = new Page();
  page.open('a', { backend: 'webgl', settings: { rate: 1, stepMs: 1 } });
  await page.next('opened');
  page.play('a', 1_000_000);
  await page.next('progress');
  const shownMs = performance.now();
  await page.next('progress');
  expect(performance.now() - shownMs).toBeGreaterThan(250);
});
