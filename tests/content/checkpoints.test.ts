/**
 * The models that come with the site, so that nobody has to wait. `npm run pretrain` makes them by the code that readers
 * run; this test makes one again and compares every byte, and judges all of them.
 */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { defaultValues } from '#demos/framework/values.ts';
import { nextToken } from '#demos/next-token/definition.ts';
import { bySource } from '#demos/next-token/parameters.ts';
import {
  fromCheckpointFile,
  type TrainedModel,
  toCheckpointFile,
} from '#demos/next-token/session/checkpointFile.ts';
import { TextSession } from '#demos/next-token/session/session.ts';
import { checkpointUrl } from '#demos/next-token/trained.ts';
import type { Metrics } from '#engine/session.ts';
import { selectBackend } from '#tensor/backends.ts';
import { fromHalves, toHalves } from '#training/halfFloats.ts';
import { filesOf } from './siteFiles.ts';

const isPretraining = process.env['PRETRAIN'] === '1';
const folder = 'public/checkpoints';

/** How long each model was trained, in steps. */
const steps = { names: 1000, tales: 1500, verses: 1500, book: 3000 } as const;
type Source = keyof typeof steps;
const sources = Object.keys(steps) as Source[];

/** What the manifest says of each file. */
interface Entry extends Omit<TrainedModel, 'parameters' | 'tokenizer'> {
  readonly file: string;
  readonly bytes: number;
}

let session: TextSession | null = null;

beforeAll(() => selectBackend('simd'));
afterEach(() => session?.dispose());

describe.runIf(isPretraining)('npm run pretrain', () => {
  test.each(sources)('trains on %s', (source) => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(`public${checkpointUrl(source)}`, train(source));
  });

  test('writes the manifest', () => {
    const entries = sources.map((source) => entryOf(source));
    writeFileSync(`${folder}/manifest.json`, `${JSON.stringify(entries, null, 2)}\n`);
  });
});

describe.skipIf(isPretraining)('the models that come with the site', () => {
  test('names, trained again, gives the same file', () => {
    expect(train('names')).toEqual(read('names'));
  });

  test('the manifest says of each what its file says', () => {
    const manifest = JSON.parse(readFileSync(`${folder}/manifest.json`, 'utf8')) as Entry[];
    expect(manifest).toEqual(sources.map((source) => entryOf(source)));
    const total = manifest.reduce((sum, { bytes }) => sum + bytes, 0);
    expect(total).toBeLessThanOrEqual(1_000_000);
  });

  test.each(sources)('%s loses what it says, less than the trigram', (source) => {
    const { heldOutLoss } = fromCheckpointFile(read(source));
    session = new TextSession(
      valuesOf(source, 'trained'),
      filesOf(nextToken, valuesOf(source, 'trained')),
    );
    const metrics = measured(session);
    expect(metrics['heldOutLoss']).toBeCloseTo(heldOutLoss, 5);
    expect(heldOutLoss).toBeLessThan(metrics['trigram'] ?? 0);
    const { floor } = metrics;
    if (floor !== undefined) expect(heldOutLoss).toBeLessThan(floor + 0.1);
  });
});

function train(source: Source): Uint8Array {
  const values = valuesOf(source, 'scratch');
  session = new TextSession(values, filesOf(nextToken, values));
  for (let step = 0; step < steps[source]; step++) session.step();
  const trained = session.trained();
  const parameters = fromHalves(toHalves(trained.parameters));
  session.restore({ ...session.checkpoint(), training: withParameters(session, parameters) });
  const { heldOutLoss = Number.NaN } = measured(session);
  return toCheckpointFile({ ...trained, parameters, heldOutLoss });
}

function withParameters(trained: TextSession, parameters: Float32Array) {
  const { training } = trained.checkpoint() as { training: object }; // as the session makes it
  return { ...training, parameters };
}

function valuesOf(source: Source, start: 'scratch' | 'trained') {
  return { ...defaultValues(nextToken), ...bySource[source], source, start } as const;
}

function measured(of: TextSession): Metrics {
  const measuring = of.measure();
  for (;;) {
    const { done, value } = measuring.next();
    if (done) return value;
  }
}

function entryOf(source: Source): Entry {
  const bytes = read(source);
  const { parameters, tokenizer, ...model } = fromCheckpointFile(bytes);
  return { file: checkpointUrl(source), bytes: bytes.length, ...model };
}

function read(source: Source): Uint8Array {
  return new Uint8Array(readFileSync(`public${checkpointUrl(source)}`));
}
