/** Where runs are made that are opened at the same time. */

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { holdUpCompiling, renewDevice } from './backends.forTests.ts';
import { closePages, Page } from './page.forTests.ts';

vi.mock('#tensor/backends.ts', () => import('./backends.forTests.ts'));

beforeEach(renewDevice);

afterEach(closePages);

test('each run is made on its own backend', async () => {
  const finishCompiling = holdUpCompiling();
  const page = new Page();
  page.open('a', { backend: 'simd' });
  page.open('b', { backend: 'cpu' });
  page.open('c', { backend: 'webgl' });
  await page.roundTrip();
  finishCompiling(); // until then they all queue
  for (const _ of 'abc') await page.next('opened');
  expect(page.sessions.map(({ madeOn }) => madeOn)).toEqual(['simd', 'cpu', 'webgl']);
});
