/** Direct preference optimisation against hand-worked numbers, its limits and finite differences. */

import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Random } from '#data/random.ts';
import { tiny, wideStart } from '#models/transformer.forTests.ts';
import { Transformer } from '#models/transformer.ts';
import { selectBackend } from '#tensor/backends.ts';
import { valueAndGradients } from '#tensor/tape.ts';
import { fromValues, readValues, tidy } from '#tensor/tensor.ts';
import { logProbabilities, rowsOf } from './completions.ts';
import {
  gainedMargins,
  type JudgedPreference,
  judgedBy,
  type Preference,
  preferenceLoss,
  preferenceLossOf,
} from './preference.ts';

const models: Transformer[] = [];

beforeAll(() => selectBackend('cpu'));
afterEach(() => {
  for (const model of models.splice(0)) model.dispose();
});

const pairs: [Preference, Preference] = [
  { prompt: Int32Array.of(1), chosen: Int32Array.of(2, 3, 0), rejected: Int32Array.of(4, 0) },
  { prompt: Int32Array.of(2, 1), chosen: Int32Array.of(3), rejected: Int32Array.of(1, 2) },
];

describe('the loss of one pair', () => {
  test('is ln 2 where the model prefers no more than the reference does, with slope −β/2', () => {
    const { loss, slope } = preferenceLoss(0, 0.5);
    expect(loss).toBeCloseTo(Math.log(2), 12);
    expect(slope).toBeCloseTo(-0.25, 12);
  });

  test('at a margin of ln 3 and β = 1 is ln 4/3, with slope −1/4', () => {
    const { loss, slope } = preferenceLoss(Math.log(3), 1);
    expect(loss).toBeCloseTo(Math.log(4 / 3), 12);
    expect(slope).toBeCloseTo(-1 / 4, 12);
  });

  test('at a margin of −ln 3 and β = 2 is ln 10, with slope −2 · 9/10', () => {
    const { loss, slope } = preferenceLoss(-Math.log(3), 2);
    expect(loss).toBeCloseTo(Math.log(10), 12);
    expect(slope).toBeCloseTo(-1.8, 12);
  });

  test('stays finite far out: nothing to gain on one side, the distance on the other', () => {
    expect(preferenceLoss(1e5, 1)).toEqual({ loss: 0, slope: -0 });
    expect(preferenceLoss(-1e5, 1)).toEqual({ loss: 1e5, slope: -1 });
  });

  test('with β → 0 nothing is learned', () => {
    const { loss, slope } = preferenceLoss(7, 1e-9);
    expect(loss).toBeCloseTo(Math.log(2), 6);
    expect(Math.abs(slope)).toBeLessThan(1e-8);
  });
});

describe('the loss of a model', () => {
  test('is ln 2 where it is its own reference, and its margins are 0', () => {
    const model = modelAt(wideStart(tiny));
    const judged = judgedBy(model, pairs);
    expect(lossAt(model, judged, 0.3).value).toBeCloseTo(Math.log(2), 6);
    for (const margin of gainedMargins(model, judged)) expect(margin).toBeCloseTo(0, 6);
  });

  test('agrees with the chances written out by hand', () => {
    const [model, reference] = twoModels();
    const judged = judgedBy(reference, pairs);
    const gain = ({ prompt, chosen, rejected }: Preference) => {
      const of = (one: Transformer, written: Int32Array) =>
        logProbabilities(one, rowsOf([{ prompt, written }], tiny.context))[0] ?? Number.NaN;
      return (
        of(model, chosen) - of(model, rejected) - of(reference, chosen) + of(reference, rejected)
      );
    };
    const expected = pairs.map((pair) => Math.log(1 + Math.exp(-0.7 * gain(pair))));
    const mean = ((expected[0] ?? 0) + (expected[1] ?? 0)) / 2;
    expect(lossAt(model, judged, 0.7).value).toBeCloseTo(mean, 5);
    for (const [i, margin] of gainedMargins(model, judged).entries())
      expect(margin).toBeCloseTo(gain(pairs[i] ?? pairs[0]), 5);
  });

  test('has the gradient of central finite differences', () => {
    const [model, reference] = twoModels();
    const judged = judgedBy(reference, pairs);
    const { gradient } = lossAt(model, judged, 0.7);
    const parameters = readValues(model.parameters);
    const random = new Random(8);
    for (let i = 0; i < 40; i++) {
      const which = random.integer(parameters.length);
      const at = (by: number) => {
        const moved = parameters.slice();
        moved[which] = (moved[which] ?? 0) + by;
        return lossAt(modelAt(moved), judged, 0.7).value;
      };
      expect(gradient[which]).toBeCloseTo((at(0.01) - at(-0.01)) / 0.02, 3);
    }
  });

  test('of two equal completions moves nothing', () => {
    const [model, reference] = twoModels();
    const same = { prompt: Int32Array.of(1), chosen: Int32Array.of(2), rejected: Int32Array.of(2) };
    const { value, gradient } = lossAt(model, judgedBy(reference, [same]), 5);
    expect(value).toBeCloseTo(Math.log(2), 6);
    expect(Math.max(...gradient.map(Math.abs))).toBeLessThan(1e-6);
  });

  test('pulls half as hard where the margin is 0 as where all is still to be learned', () => {
    const model = modelAt(wideStart(tiny));
    const [pair] = judgedBy(model, pairs.slice(0, 1));
    if (!pair) throw new Error('invalid test; expected a pair');
    const length = (margin: number) =>
      Math.hypot(
        ...lossAt(model, [{ ...pair, referenceMargin: pair.referenceMargin + margin }], 1).gradient,
      );
    expect(length(0) / length(1e4)).toBeCloseTo(0.5, 4);
  });
});

function lossAt(model: Transformer, judged: readonly JudgedPreference[], beta: number) {
  return tidy(() => {
    const layers = model.layers();
    const { value, gradients } = valueAndGradients(layers, () =>
      preferenceLossOf(model, judged, beta, layers),
    );
    return {
      value: readValues(value)[0] ?? Number.NaN,
      gradient: gradients.flatMap((one) => [...readValues(one)]),
    };
  });
}

function twoModels(): [Transformer, Transformer] {
  const start = wideStart(tiny);
  const random = new Random(3);
  return [modelAt(start), modelAt(start.map((value) => value + 0.2 * random.normal()))];
}

function modelAt(parameters: Float32Array): Transformer {
  const model = new Transformer(tiny, new Random(1));
  model.parameters = fromValues(parameters);
  models.push(model);
  return model;
}
