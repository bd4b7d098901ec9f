/** What a refiner moves and what it leaves: in full, the last layer, and low-rank changes against full fine-tuning. */

import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Random } from '#data/random.ts';
import { placedMatrices } from '#models/tokenModels.ts';
import { nextProbabilities } from '#models/tokenReading.ts';
import { tiny, variants, wideStart } from '#models/transformer.forTests.ts';
import { Transformer, type TransformerConfiguration } from '#models/transformer.ts';
import { selectBackend } from '#tensor/backends.ts';
import { layerNorm } from '#tensor/ops/layerNorm/layerNorm.ts';
import { fromValues, readValues, tensorCount, tidy } from '#tensor/tensor.ts';
import type { Reach } from './reach.ts';
import { Refiner } from './refiner.ts';

const owned: { dispose(): void }[] = [];
const text = Int32Array.of(1, 2, 3, 4, 0, 2, 4, 1, 3, 0, 1, 2, 3, 4, 0, 2);
const batch = { tokens: text, targets: Int32Array.of(...text.subarray(1), 4), time: 4 };
const adam = { kind: 'adam', learningRate: 0.01 } as const;
const descent = { kind: 'sgd', learningRate: 0.05 } as const;

beforeAll(() => selectBackend('simd'));
afterEach(() => {
  for (const one of owned.splice(0)) one.dispose();
});

describe('the reach', () => {
  test('all moves every matrix', () => {
    expect(movedBy({ kind: 'all' })).toEqual(placedMatrices(tiny).map(({ name }) => name));
  });

  test('last moves the head, or the table that serves as head', () => {
    expect(movedBy({ kind: 'last' })).toEqual(['head']);
    expect(movedBy({ kind: 'last' }, { ...tiny, tiedEmbeddings: true })).toEqual(['tokens']);
  });

  test('low rank moves what layers multiply by, within the rank, and no bias', () => {
    const { refiner, model, before } = begin({ kind: 'lowRank', rank: 1 });
    for (let i = 0; i < 5; i++) refiner.step((layers) => model.loss(batch, layers), adam);
    const changes = changesOf(model, before);
    const moved = placedMatrices(tiny).filter((_, i) => changes[i]?.some((by) => by !== 0));
    expect(new Set(moved.map(({ name }) => name))).toEqual(
      new Set(['qkv', 'projection', 'up', 'down', 'head']),
    );
    const head = changes.at(-1) ?? new Float32Array();
    const columns = tiny.vocabulary;
    expect([...head.subarray(-columns)]).toEqual(Array.from({ length: columns }, () => 0));
    // Of rank 1, so any two rows are parallel: every 2 × 2 minor is 0.
    const [first, second] = [head.subarray(0, columns), head.subarray(columns, 2 * columns)];
    const size = Math.hypot(...first) * Math.hypot(...second);
    expect(size).toBeGreaterThan(0);
    for (let j = 1; j < columns; j++) {
      const minor = (first[0] ?? 0) * (second[j] ?? 0) - (first[j] ?? 0) * (second[0] ?? 0);
      expect(Math.abs(minor) / size).toBeLessThan(1e-3);
    }
  });

  test('a rank that is none is refused', () => {
    expect(() => begin({ kind: 'lowRank', rank: 0 })).toThrow('invalid rank');
  });
});

describe('a low-rank change', () => {
  test('changes no logit at first', () => {
    const { model, refiner, logits } = begin({ kind: 'lowRank', rank: 2 });
    refiner.restore(refiner.checkpoint());
    expect(logitsOf(model)).toEqual(logits);
  });

  test.each(variants)(
    'has the slope of finite differences: $positions, tied $tiedEmbeddings',
    (variant) => {
      // A step of plain descent moves the vector against its slope.
      const { model, refiner } = begin({ kind: 'lowRank', rank: 2 }, { ...tiny, ...variant });
      for (let i = 0; i < 3; i++) refiner.step((layers) => model.loss(batch, layers), descent);
      const from = refiner.checkpoint();
      const lossAt = (vector: Float32Array) => {
        refiner.restore({ ...from, vector });
        return refiner.step((layers) => model.loss(batch, layers), { ...descent, learningRate: 0 });
      };
      refiner.step((layers) => model.loss(batch, layers), { ...descent, learningRate: 1 });
      const { vector: moved } = refiner.checkpoint();
      const random = new Random(4);
      for (let i = 0; i < 20; i++) {
        const which = random.integer(moved.length);
        const at = (by: number) => {
          const vector = from.vector.slice();
          vector[which] = (vector[which] ?? 0) + by;
          return lossAt(vector);
        };
        const slope = (at(0.01) - at(-0.01)) / 0.02;
        expect((from.vector[which] ?? 0) - (moved[which] ?? 0)).toBeCloseTo(slope, 3);
      }
    },
  );

  test('of full rank comes to the chances that full fine-tuning of the same layer comes to', () => {
    // Twice the same text, and each time another goes on: a convex problem in the head, lowest at ln 2.
    const tokens = Int32Array.of(1, 2, 3, 4, 1, 2, 3, 4);
    const undecided = { tokens, targets: Int32Array.of(2, 3, 4, 0, 0, 1, 2, 3), time: 4 };
    const learned = [
      begin({ kind: 'last' }),
      begin({ kind: 'lowRank', rank: tiny.vocabulary }, tiny, ['head']),
    ].map(({ model, refiner }) => {
      const step = (learningRate: number) =>
        refiner.step((layers) => model.loss(undecided, layers), { kind: 'adam', learningRate });
      expect(step(0)).toBeGreaterThan(Math.LN2 + 0.5);
      for (let i = 0; i < 3000; i++) step(0.05);
      for (let i = 0; i < 1000; i++) step(0.005);
      return [0, 1, 2, 3].flatMap((place) => [
        ...nextProbabilities(model, tokens.slice(0, place + 1)),
      ]);
    });
    for (const [i, chance] of (learned[0] ?? []).entries())
      expect(Math.abs((learned[1]?.[i] ?? 0) - chance)).toBeLessThan(0.02);
    expect(learned[1]?.[2]).toBeCloseTo(1 / 2, 2);
  });

  test('merged into the weights, changes no logit by more than 1e-5', () => {
    const { model, refiner, before } = begin({ kind: 'lowRank', rank: 2 }, tiny, ['head']);
    for (let i = 0; i < 20; i++) refiner.step((layers) => model.loss(batch, layers), adam);
    const merged = logitsOf(model);
    const { vector } = refiner.checkpoint();
    // Apart: the head as it was, and beside it the two thin matrices one after the other.
    model.parameters = fromValues(before);
    const apart = logitsOf(model);
    const hidden = hiddenOf(model);
    const { width, vocabulary } = tiny;
    const rank = 2;
    for (let place = 0; place < text.length; place++) {
      const thin = Array.from({ length: rank }, (_, r) =>
        sumOver(width, (i) => (hidden[place * width + i] ?? 0) * (vector[i * rank + r] ?? 0)),
      );
      for (let token = 0; token < vocabulary; token++) {
        const added = sumOver(
          rank,
          (r) => (thin[r] ?? 0) * (vector[width * rank + r * vocabulary + token] ?? 0),
        );
        const at = place * vocabulary + token;
        expect(Math.abs((apart[at] ?? 0) + added - (merged[at] ?? 0))).toBeLessThan(1e-5);
      }
    }
  });
});

test('a checkpoint goes back to the same model, and on the same way', () => {
  for (const reach of [{ kind: 'all' }, { kind: 'last' }, { kind: 'lowRank', rank: 2 }] as const) {
    const { model, refiner } = begin(reach);
    const step = () => refiner.step((layers) => model.loss(batch, layers), adam);
    step();
    const saved = refiner.checkpoint();
    step();
    step();
    const once = logitsOf(model);
    refiner.restore(saved);
    step();
    step();
    expect(logitsOf(model)).toEqual(once);
  }
});

test('a checkpoint of another reach is refused', () => {
  const { refiner } = begin({ kind: 'last' });
  const other = begin({ kind: 'lowRank', rank: 1 }).refiner.checkpoint();
  expect(() => refiner.restore(other)).toThrow('invalid checkpoint');
});

test('no tensor is left behind', () => {
  for (const reach of [{ kind: 'all' }, { kind: 'last' }, { kind: 'lowRank', rank: 2 }] as const) {
    const { model, refiner } = begin(reach);
    const step = () => refiner.step((layers) => model.loss(batch, layers), adam);
    step();
    const count = tensorCount();
    for (let i = 0; i < 20; i++) step();
    expect(tensorCount()).toBe(count);
  }
});

interface Begun {
  readonly model: Transformer;
  readonly refiner: Refiner;
  readonly before: Float32Array;
  readonly logits: Float32Array;
}

/** @param only the matrices that it is told of, by name; all unless told */
function begin(
  reach: Reach,
  configuration: TransformerConfiguration = tiny,
  only?: readonly string[],
): Begun {
  const model = new Transformer(configuration, new Random(1));
  const before = wideStart(configuration);
  model.parameters = fromValues(before);
  const matrices = placedMatrices(configuration).map((matrix) =>
    only && !only.includes(matrix.name) ? { ...matrix, name: 'tokens' as const } : matrix,
  );
  const refiner = new Refiner(model, { reach, matrices, seed: 2 });
  owned.push(refiner, model);
  const logits = logitsOf(model);
  return { model, refiner, before, logits };
}

/** The names of the matrices that a few steps have moved. */
function movedBy(reach: Reach, configuration: TransformerConfiguration = tiny): string[] {
  const { model, refiner, before } = begin(reach, configuration);
  for (let i = 0; i < 3; i++) refiner.step((layers) => model.loss(batch, layers), adam);
  const changes = changesOf(model, before, configuration);
  return placedMatrices(configuration)
    .filter((_, i) => changes[i]?.some((by) => by !== 0))
    .map(({ name }) => name);
}

/** By how much each matrix has moved. */
function changesOf(
  model: Transformer,
  before: Float32Array,
  configuration: TransformerConfiguration = tiny,
): Float32Array[] {
  const change = readValues(model.parameters).map((value, i) => value - (before[i] ?? 0));
  return placedMatrices(configuration).map(({ offset, shape: [rows, columns] }) =>
    change.subarray(offset, offset + rows * columns),
  );
}

function logitsOf(model: Transformer): Float32Array {
  return tidy(() => readValues(model.logitsAt(batch.tokens, batch.time)));
}

/** What the head is given [places, width]. */
function hiddenOf(model: Transformer): Float32Array {
  return tidy(() => {
    const layers = model.layers();
    const stream = model.forward(batch.tokens, batch.time, layers).streams.at(-1);
    const norm = layers.at(-2);
    if (!stream || !norm) throw new Error('invalid model; expected a stream and a norm');
    return readValues(layerNorm(stream, norm));
  });
}

function sumOver(count: number, term: (i: number) => number): number {
  return Array.from({ length: count }, (_, i) => term(i)).reduce((sum, one) => sum + one, 0);
}
