/** Unit tests lie beside what they test; tests about the repository's own text lie in tests/content. All run in Node. */

import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: join(import.meta.dirname, '..'),
  // Otherwise TensorFlow.js is loaded twice, as its "main" and file by file, and each copy knows half of it.
  ssr: { resolve: { mainFields: ['module', 'main'] } },
  test: {
    environment: 'node',
    include: ['src/**/*.test.{ts,tsx}', 'tests/{content,ops}/**/*.test.ts'],
    server: { deps: { inline: [/@tensorflow/] } },
    // Models train in some tests, on machines that build the site at the same time.
    testTimeout: 60_000,
  },
});
