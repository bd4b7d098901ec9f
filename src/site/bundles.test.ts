import { expect, test } from 'vitest';
import { bundleOf, bytesCompressed, type HostScript, hostScripts } from './bundles.ts';

test.each(Object.keys(hostScripts) as HostScript[])(
  '%s is one module that needs no other',
  async (name) => {
    const text = await bundleOf(name);
    expect(text).not.toMatch(/\bimport\s*[({'"*]|\bfrom\s*['"`]/);
    // A site’s generator, which has no document, may load it too.
    await expect(import(`data:text/javascript,${encodeURIComponent(text)}`)).resolves.toBeDefined();
  },
);

test('from-noise.js takes 6 KB at most, compressed, and offers connect', async () => {
  const text = await bundleOf('from-noise.js');
  expect(bytesCompressed(text)).toBeLessThanOrEqual(6144);
  const offered = await import(`data:text/javascript,${encodeURIComponent(text)}`);
  expect(Object.keys(offered)).toEqual(['connect']);
});
