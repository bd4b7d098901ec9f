/** Every operation on the backends as a browser has them, against its reference: tests/ops brought into a blank page. */

import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { build } from 'vite';
import type { Verdict } from '../ops/page.ts';

const root = join(import.meta.dirname, '../..');
const results = join(root, 'tests/results/ops');
const tolerances = { webgl: 1e-3, simd: 1e-5 } as const;

test.describe.configure({ mode: 'default' });

test.beforeAll(async () => {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    // As in vitest.config.ts: TensorFlow.js file by file, and once.
    resolve: {
      mainFields: ['module', 'main'],
      alias: [{ find: /^#/, replacement: `${root}/src/` }],
    },
    build: {
      outDir: results,
      emptyOutDir: true,
      copyPublicDir: false,
      minify: false,
      target: 'esnext',
      rollupOptions: {
        input: join(root, 'tests/ops/page.ts'),
        output: { entryFileNames: 'page.js' },
      },
    },
  });
});

for (const [backend, tolerance] of Object.entries(tolerances)) {
  test(`every operation on ${backend} agrees with its reference`, async ({ page }) => {
    // Hundreds of shaders are compiled by a program on the processor.
    test.setTimeout(180_000);
    await openOperations(page);
    const verdicts = await page.evaluate<Verdict[], string>(
      (name) => Reflect.get(window, 'judge')(name),
      backend,
    );
    expect(verdicts.length).toBeGreaterThan(200);
    const amiss = verdicts.filter(
      ({ difference, changedInputs, tensorsLeftOver }) =>
        difference === null ||
        difference >= tolerance ||
        changedInputs.length > 0 ||
        tensorsLeftOver !== 0,
    );
    expect(amiss).toEqual([]);
  });
}

for (const kind of ['adam', 'sgd'] as const) {
  test(`five steps of a GAN by ${kind} end on webgl where they end on cpu`, async ({ page }) => {
    await openOperations(page);
    const [expected = [], reached = []] = await page.evaluate(async (one) => {
      const trained = Reflect.get(window, 'trained');
      return [await trained('cpu', one), await trained('webgl', one)] as number[][];
    }, kind);
    expect(expected.length).toBeGreaterThan(50);
    const differences = expected.map((value, i) => Math.abs(value - (reached[i] ?? Number.NaN)));
    expect(Math.max(...differences)).toBeLessThan(1e-3);
  });
}

async function openOperations(page: Page): Promise<void> {
  await page.route('**/ops-under-test/**', (route) => {
    const name = new URL(route.request().url()).pathname.split('/ops-under-test/')[1];
    return name
      ? route.fulfill({ path: join(results, name) })
      : route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Blank</title>' });
  });
  await page.goto('/ops-under-test/');
  await page.addScriptTag({ url: './page.js', type: 'module' });
}
