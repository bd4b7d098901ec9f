/** What the figure of the noise is told is what the generator makes of it. */

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pointShape, samplePoints } from '#data/pointShapes.ts';
import { Random } from '#data/random.ts';
import { defaultValues } from '#demos/framework/values.ts';
import { ganPoints } from '#demos/gan-points/definition.ts';
import { latent, truncations } from '#demos/gan-points/noiseFigure.ts';
import { GanPointsSession } from '#demos/gan-points/session/session.ts';
import { trainedGanUrl } from '#demos/gan-points/trained.ts';
import type { Question } from '#engine/session.ts';
import { medianNearest, nearestPoints } from '#sampling/nearestPoints.ts';
import { selectBackend } from '#tensor/backends.ts';
import { tensorCount } from '#tensor/tensor.ts';
import { fromModelFile } from '#training/modelFile.ts';
import { coverage, landing, partShares } from '#training/pointQuality.ts';

const file = new Uint8Array(readFileSync(`public${trainedGanUrl('ring')}`));
const files = { [trainedGanUrl('ring')]: file };
const ring = pointShape('ring');
let session: GanPointsSession;

beforeAll(async () => {
  await selectBackend('simd');
  session = new GanPointsSession({ ...defaultValues(ganPoints), start: 'ring' }, files);
  for (const kind of ['noiseMap', 'way', 'draws', 'worth', 'sweep'])
    await session.prepare({ kind });
});
afterAll(() => session.dispose());

test('the map’s lines lie where the generator’s forward pass, worked by hand, sends them', () => {
  const { lines = new Float32Array() } = session.answer({ kind: 'noiseMap' }).arrays;
  const { side, lineEvery } = latent;
  const count = Math.ceil(side / lineEvery);
  expect(lines.length).toBe(2 * 2 * count * side);
  const at = (i: number) => 3 * ((2 * i) / (side - 1) - 1);
  for (const [row, column] of [
    [0, 0],
    [5, 7],
    [30, 30],
    [60, 13],
  ] as const) {
    const i = 2 * ((row / lineEvery) * side + column);
    const [x, y] = byHand([at(column), at(row)]);
    expect(lines[i]).toBeCloseTo(x, 4);
    expect(lines[i + 1]).toBeCloseTo(y, 4);
  }
});

test('the map’s letters are the clusters on which those points lie', () => {
  const { landed = '' } = session.answer({ kind: 'noiseMap' }).texts ?? {};
  const { side } = latent;
  expect(landed).toHaveLength(side ** 2);
  for (let i = 0; i < landed.length; i += 97) {
    const at = (cell: number) => 3 * ((2 * cell) / (side - 1) - 1);
    const part = landing(ring, ...byHand([at(i % side), at(Math.floor(i / side))]));
    expect(landed[i]).toBe(part < 0 ? '.' : 'abcdefgh'[part]);
  }
});

test('the way ends where its ends are sent, and its neighbours are the nearest of all training points', () => {
  const question = { kind: 'way', fromX: -1, fromY: 0.5, toX: 1, toY: 2, at: 0.25 };
  const { image, here, neighbours, distances } = session.answer(question).arrays;
  const [fromX, fromY] = byHand([-1, 0.5]);
  expect(image?.[0]).toBeCloseTo(fromX, 4);
  expect(image?.[1]).toBeCloseTo(fromY, 4);
  expect(image?.at(-1)).toBeCloseTo(byHand([1, 2])[1], 4);
  const [x, y] = byHand([-0.5, 0.875]);
  expect(here?.[0]).toBeCloseTo(x, 4);
  const training = samplePoints(ring, new Random(1, 1), 5000);
  const near = nearestPoints(training, [x, y], latent.neighbours);
  expect(neighbours?.[0]).toBe(training[2 * (near[0]?.index ?? 0)]);
  for (const [i, { distance }] of near.entries()) expect(distances?.[i]).toBeCloseTo(distance, 4);
});

test('draws repeat with their seed and keep to the truncation', () => {
  const question = { kind: 'draws', truncation: 0.5, seed: 3 };
  const look = session.answer(question);
  expect(session.answer(question)).toEqual(look);
  expect(session.answer({ ...question, seed: 4 })).not.toEqual(look);
  expect(look.arrays['places']?.every((number) => Math.abs(number) <= 0.5)).toBe(true);
  expect(session.answer({ ...question, truncation: 3 }).arrays['places']?.length).toBe(
    2 * latent.draws,
  );
});

test('what draws are worth is what the judge’s measures say of them', () => {
  const question = { kind: 'worth', truncation: 3, seed: 1 };
  const metrics = metricsOf(question);
  const { places = new Float32Array() } = session.answer({ ...question, kind: 'draws' }).arrays;
  const drawn = points(places);
  const shares = session.answer(question).arrays['shares'] ?? new Float32Array();
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(metrics['onShape'] ?? 0, 3);
  // The 400 that are drawn are the first of the 2,000 that are judged.
  expect(Math.abs(coverage(ring, drawn).onShape - (metrics['onShape'] ?? 0))).toBeLessThan(0.05);
  expect(partShares(ring, drawn)).toHaveLength(8);
  const training = samplePoints(ring, new Random(1, 1), 5000);
  const unseen = samplePoints(ring, new Random(1, 8), latent.compared);
  expect(metrics['realNearest']).toBeCloseTo(medianNearest(training, unseen), 4);
});

test('the sweep’s last point is not truncated, and a number for each truncation is there', () => {
  const { onShape, covered } = session.answer({ kind: 'sweep', seed: 1 }).arrays;
  expect(onShape?.length).toBe(truncations.length);
  expect(covered?.at(-1)).toBe(1);
  expect(
    Math.abs(
      (onShape?.at(-1) ?? 0) -
        (metricsOf({ kind: 'worth', truncation: 3, seed: 1 })['onShape'] ?? 0),
    ),
  ).toBeLessThan(0.04);
});

test('answers change nothing, leave no tensor behind, and take less than 50 ms once all is there', () => {
  const before = [session.weights(), tensorCount()];
  const way = { kind: 'way', fromX: -1, fromY: 0.5, toX: 1, toY: 2, at: 0.25 };
  const draws = { kind: 'draws', truncation: 1, seed: 3 };
  for (const question of [way, draws, { kind: 'noiseMap' }]) {
    const times = Array.from({ length: 5 }, () => {
      const began = performance.now();
      session.answer(question);
      return performance.now() - began;
    });
    expect(Math.min(...times)).toBeLessThan(50);
  }
  expect([session.weights(), tensorCount()]).toEqual(before);
});

test('a generator that takes one number is asked with how far across a place lies', async () => {
  const thread = new GanPointsSession({ ...defaultValues(ganPoints), noiseDimensions: '1' }, {});
  const ends = { kind: 'way', fromX: -1, toX: 1, at: 0 };
  const [low, high] = [-2, 2].map((y) => thread.answer({ ...ends, fromY: y, toY: y }));
  expect(low).toEqual(high);
  thread.dispose();
});

test('what nobody can answer is said so', async () => {
  await expect(session.prepare({ kind: 'weather' })).rejects.toThrow('noiseMap');
});

function metricsOf(question: Question): Record<string, number> {
  return JSON.parse(session.answer(question).texts?.['metrics'] ?? '{}') as Record<string, number>;
}

function points(places: Float32Array): Float32Array {
  const all = Array.from({ length: places.length / 2 }, (_, i) =>
    byHand([places[2 * i] ?? 0, places[2 * i + 1] ?? 0]),
  );
  return Float32Array.from(all.flat());
}

/** The generator's 2-32-32-2 network with leaky ReLUs (slope 0.2), in plain loops over the file's numbers. */
function byHand(noise: readonly [number, number]): [number, number] {
  const { parameters } = fromModelFile(file);
  let offset = 0;
  let layer: number[] = [...noise];
  for (const [inputs, outputs] of [
    [2, 32],
    [32, 32],
    [32, 2],
  ] as const) {
    const begun = offset;
    const sums = Array.from({ length: outputs }, (_, j) => {
      let sum = parameters[begun + inputs * outputs + j] ?? 0;
      for (let i = 0; i < inputs; i++)
        sum += (layer[i] ?? 0) * (parameters[begun + i * outputs + j] ?? 0);
      return sum;
    });
    offset += (inputs + 1) * outputs;
    layer = outputs === 2 ? sums : sums.map((sum) => (sum > 0 ? sum : 0.2 * sum));
  }
  return [layer[0] ?? 0, layer[1] ?? 0];
}
