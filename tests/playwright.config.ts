/** Tests in the browser, against the built site as `npm start` serves it. */

import { createServer } from 'node:net';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { findBrowser, launchFlags } from './browser.ts';

const root = join(import.meta.dirname, '..');

// Playwright reads this file again in each of its processes: what was found once is handed on.
process.env.CHROMIUM_PATH ??= findBrowser(console.log);
process.env.PREVIEW_PORT ??= String(await freePort());
const url = `http://127.0.0.1:${process.env.PREVIEW_PORT}`;

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'results/playwright',
  reporter: [['dot'], ['json', { outputFile: 'results/playwright.json' }]],
  workers: 2,
  fullyParallel: true,
  // On a busy machine a wait may run out; a second failure is one. What passed only then is listed as flaky.
  retries: 1,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  use: {
    baseURL: url,
    launchOptions: { executablePath: process.env.CHROMIUM_PATH, args: [...launchFlags] },
    trace: 'retain-on-failure',
  },
  projects: [{ name: 'chromium' }],
  webServer: {
    // A preview that is open beside the tests holds Astro's lock; this one may stand next to it.
    command: `npx astro preview --host 127.0.0.1 --port ${process.env.PREVIEW_PORT} --ignore-lock`,
    cwd: root,
    url,
    reuseExistingServer: false,
    timeout: 60_000,
  },
});

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
