/**
 * The GANs that come with the site. `npm run pretrain` makes them by the code that readers run; this test makes one again and
 * compares every byte, and judges all of them.
 */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { defaultValues } from '#demos/framework/values.ts';
import { ganPoints } from '#demos/gan-points/definition.ts';
import { GanPointsSession } from '#demos/gan-points/session/session.ts';
import { type TrainedGanId, trainedGans, trainedGanUrl } from '#demos/gan-points/trained.ts';
import type { Metrics } from '#engine/session.ts';
import { selectBackend } from '#tensor/backends.ts';
import { fromModelFile, toModelFile } from '#training/modelFile.ts';

const isPretraining = process.env['PRETRAIN'] === '1';
const ids = Object.keys(trainedGans) as TrainedGanId[];

let session: GanPointsSession | null = null;

beforeAll(() => selectBackend('simd'));
afterEach(() => session?.dispose());

describe.runIf(isPretraining)('npm run pretrain', () => {
  test.each(ids)('trains the GAN “%s”', (id) => {
    mkdirSync('public/checkpoints', { recursive: true });
    writeFileSync(`public${trainedGanUrl(id)}`, train(id));
  });
});

describe.skipIf(isPretraining)('the GANs that come with the site', () => {
  test('critic, trained again, gives the same file', () => {
    expect(train('critic')).toEqual(read('critic'));
  });

  test.each(ids)('%s says what it is, in under 6 KB', (id) => {
    const { steps, seed, fixed } = trainedGans[id];
    expect(fromModelFile(read(id)).head).toEqual({ gan: id, steps, seed, ...fixed });
    expect(read(id).length).toBeLessThan(6000);
  });

  test.each([
    ['ring', 8, 0.9],
    ['spiral', 16, 0.9],
    ['critic', 4, 0.5],
  ] as const)(
    '%s covers %i parts, and more than %f of its points lie on the shape',
    (id, parts, least) => {
      session = new GanPointsSession(
        { ...defaultValues(ganPoints), start: id, seed: 5 },
        { [trainedGanUrl(id)]: read(id) },
      );
      const { partsCovered, onShape } = measured(session);
      expect(partsCovered).toBe(parts);
      expect(onShape).toBeGreaterThan(least);
    },
  );

  test('a run that begins with one needs its file', () => {
    const values = { ...defaultValues(ganPoints), start: 'ring' };
    expect(() => new GanPointsSession(values, {})).toThrow('gan-ring.bin');
  });
});

function train(id: TrainedGanId): Uint8Array {
  const { steps, seed, fixed, training } = trainedGans[id];
  session = new GanPointsSession({ ...defaultValues(ganPoints), ...fixed, ...training, seed }, {});
  for (let step = 0; step < steps; step++) session.step();
  return toModelFile({ gan: id, steps, seed, ...fixed }, session.weights());
}

function measured(of: GanPointsSession): Metrics {
  const measuring = of.measure();
  for (;;) {
    const { done, value } = measuring.next();
    if (done) return value;
  }
}

function read(id: TrainedGanId): Uint8Array {
  return new Uint8Array(readFileSync(`public${trainedGanUrl(id)}`));
}
