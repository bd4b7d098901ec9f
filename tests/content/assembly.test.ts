/** The committed WebAssembly is what its source says. */

import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { assemble, modulePath } from '../assemble.ts';

test('the module that is shipped is the one that its source compiles to, byte for byte', async () => {
  const [committed, compiled] = [await readFile(modulePath), await assemble()];
  expect(Buffer.compare(committed, compiled), 'run `npm run assemble`').toBe(0);
});
