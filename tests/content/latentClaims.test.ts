/** What the article on sampling says of noise is so, and the figure shows it. */

import { afterEach, beforeAll, expect, test } from 'vitest';
import { presetValues } from '#demos/framework/values.ts';
import { GanPointsSession } from '#demos/gan-points/session/session.ts';
import { latent } from '#demos/latent/definition.ts';
import {
  mapQuestion,
  metricsOf,
  missingParts,
  partsOf,
  placesOf,
  wayQuestion,
  worthQuestion,
} from '#demos/latent/noise.ts';
import type { LatentValues } from '#demos/latent/parameters.ts';
import type { Look } from '#engine/session.ts';
import { selectBackend } from '#tensor/backends.ts';
import { filesOf } from './siteFiles.ts';

let session: GanPointsSession | null = null;

beforeAll(() => selectBackend('simd'));
afterEach(() => session?.dispose());

test('the ring’s noise makes all eight clusters, and on the seams no cluster, in 6 of 100 draws', async () => {
  const values = begin('ring');
  const look = await ask(values, 'worth');
  expect(missingParts(look.arrays['shares'] ?? [])).toEqual([]);
  expect(Math.round(100 * (metricsOf(look)['onShape'] ?? 0))).toBe(94);
  expect(new Set(partsOf(await ask(values, 'map')))).toEqual(new Set([-1, 0, 1, 2, 3, 4, 5, 6, 7]));
});

test('on the way from A to B the longest of 96 steps is a hundred times as long as the usual one', async () => {
  const image = placesOf((await ask(begin('ring'), 'way')).arrays['image']);
  const lengths = image
    .slice(1)
    .map(([x, y], i) => Math.hypot(x - (image[i]?.[0] ?? 0), y - (image[i]?.[1] ?? 0)))
    .sort((one, other) => one - other);
  const ratio = (lengths.at(-1) ?? 0) / (lengths[48] ?? 1);
  expect(lengths).toHaveLength(96);
  expect(ratio).toBeGreaterThan(90);
  expect(ratio).toBeLessThan(120);
});

test('generated points are as near to training points as unseen real ones: 0.006', async () => {
  const { nearest = 0, realNearest = 0 } = metricsOf(await ask(begin('ring'), 'worth'));
  expect([nearest, realNearest].map((distance) => distance.toFixed(3))).toEqual(['0.006', '0.006']);
});

test('the misled generator makes 2, 3, 4 and 5 alone, and 39 of 100 draws land on no cluster', async () => {
  const look = await ask(begin('holes'), 'worth');
  expect(missingParts(look.arrays['shares'] ?? [])).toEqual([0, 5, 6, 7]);
  expect(Math.round(100 * (metricsOf(look)['onShape'] ?? 0))).toBe(61);
});

test('truncated to 0.1 it is safer and duller: 87 % on the shape, one cluster', async () => {
  const { onShape = 0, partsCovered } = metricsOf(
    await ask({ ...begin('holes'), truncation: 0.1 }, 'worth'),
  );
  expect(Math.round(100 * onShape)).toBe(87);
  expect(partsCovered).toBe(1);
});

test('truncated to 0.25 the ring is no safer: 70 %', async () => {
  const { onShape = 0 } = metricsOf(await ask({ ...begin('ring'), truncation: 0.25 }, 'worth'));
  expect(Math.round(100 * onShape)).toBe(70);
});

function begin(preset: string): LatentValues {
  const values = presetValues(latent, preset);
  session = new GanPointsSession(values, filesOf(latent, values));
  return values;
}

async function ask(values: LatentValues, what: 'map' | 'way' | 'worth'): Promise<Look> {
  const questions = { map: mapQuestion, way: wayQuestion(values), worth: worthQuestion(values) };
  if (!session) throw new Error('invalid session; expected one that has begun: none');
  await session.prepare(questions[what]);
  return session.answer(questions[what]);
}
