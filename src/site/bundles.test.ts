import { expect, test } from 'vitest';
import { bundleOf, bytesCompressed, type HostScript, hostScripts } from './bundles.ts';

const names = Object.keys(hostScripts) as HostScript[];

test.each(names)('%s is one module that needs no other', async (name) => {
  expect(await bundleOf(name)).not.toMatch(/\bimport\s*[({'"*]|\bfrom\s*['"`]/);
});

test.each(['from-noise.js', 'widget.js'] as const)(
  '%s can be loaded by a site’s generator, which has no document',
  async (name) => {
    const text = await bundleOf(name);
    await expect(import(`data:text/javascript,${encodeURIComponent(text)}`)).resolves.toBeDefined();
  },
);

test('from-noise.js takes 6 KB at most, compressed, and offers connect', async () => {
  const text = await bundleOf('from-noise.js');
  expect(bytesCompressed(text)).toBeLessThanOrEqual(6144);
  const offered = await import(`data:text/javascript,${encodeURIComponent(text)}`);
  expect(Object.keys(offered)).toEqual(['connect']);
});
