/** Revisions of a tiny model's texts: scores against every text scored by itself, and what greedy choice promises. */

import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Random } from '#data/random.ts';
import { nextProbabilities } from '#models/tokenReading.ts';
import { tiny, wideStart } from '#models/transformer.forTests.ts';
import { Transformer } from '#models/transformer.ts';
import { selectBackend } from '#tensor/backends.ts';
import { fromValues, tensorCount } from '#tensor/tensor.ts';
import {
  type Draft,
  draftFrom,
  type RevisingOptions,
  type Revision,
  revised,
  surprisesIn,
} from './revising.ts';

const prompt = Int32Array.of(0);
const everything: RevisingOptions = {
  prompt,
  candidates: tiny.vocabulary,
  temperature: 0,
  isFixed: () => false,
};
const models: Transformer[] = [];

beforeAll(() => selectBackend('simd'));
afterEach(() => {
  for (const model of models.splice(0)) model.dispose();
});

test('the surprises add up to −ln of the product of the chances', () => {
  const model = modelWith(1);
  const written = Int32Array.of(3, 1, 4);
  const nats = surprisesIn(model, prompt, written);
  expect(nats).toHaveLength(3);
  expect(sum(nats)).toBeCloseTo(-logProbability(model, written), 5);
});

describe('one revision', () => {
  test('takes the most surprising token that has not been tried and is not fixed', () => {
    const model = modelWith(2);
    const written = Int32Array.of(3, 1, 4);
    const nats = surprisesIn(model, prompt, written);
    const byNats = [0, 1, 2].sort((a, b) => (nats[b] ?? 0) - (nats[a] ?? 0));
    const [first = 0, second = 0, third = 0] = byNats;
    expect(revise(model, draftFrom(written))?.place).toBe(first);
    const afterOne = { written, tried: new Set([first]), unchanged: 1 };
    expect(revise(model, afterOne)?.place).toBe(second);
    const isFixed = (token: number) => token === written[second];
    expect(revise(model, afterOne, { isFixed })?.place).toBe(third);
  });

  test('begins a new round once all have been tried, unless none has changed', () => {
    const model = modelWith(2);
    const written = Int32Array.of(3, 1, 4);
    const tried = new Set([0, 1, 2]);
    const next = revise(model, { written, tried, unchanged: 2 });
    expect(next?.place).toBe(revise(model, draftFrom(written))?.place);
    expect(next?.tried).toEqual(new Set([next?.place]));
    expect(revise(model, { written, tried, unchanged: 3 })).toBe(null);
  });

  test('scores the whole text with each candidate, as scoring them one by one does', () => {
    const model = modelWith(3);
    const written = Int32Array.of(3, 1, 4);
    const { place, candidates } = revise(model, draftFrom(written)) as Revision;
    expect(candidates.map(({ token }) => token).sort()).toEqual([0, 1, 2, 3, 4]);
    for (const { token, total } of candidates)
      expect(total).toBeCloseTo(logProbability(model, written.with(place, token)), 5);
  });

  test('chooses in proportion to the text’s probability, to the power of 1 / temperature', () => {
    const model = modelWith(4);
    const written = Int32Array.of(2, 2, 1);
    for (const temperature of [0.5, 1, 3]) {
      const { candidates } = revise(model, draftFrom(written), { temperature }) as Revision;
      const weights = candidates.map(({ total }) => Math.exp(total) ** (1 / temperature));
      for (const [i, { chance }] of candidates.entries())
        expect(chance).toBeCloseTo((weights[i] ?? 0) / sum(weights), 5);
    }
  });

  test('is drawn as often as its chance says', () => {
    const model = modelWith(4);
    const draft = draftFrom(Int32Array.of(2, 2, 1));
    const random = new Random(9);
    const draws = 200;
    const counts = new Map<number, number>();
    const { candidates, place } = revise(model, draft, { temperature: 1 }) as Revision;
    for (let i = 0; i < draws; i++) {
      const token = revised(model, draft, { ...everything, temperature: 1 }, random)?.written[
        place
      ];
      counts.set(token ?? -1, (counts.get(token ?? -1) ?? 0) + 1);
    }
    for (const { token, chance } of candidates) {
      const deviation = Math.sqrt(draws * chance * (1 - chance));
      expect(Math.abs((counts.get(token) ?? 0) - draws * chance)).toBeLessThan(4 * deviation + 1);
    }
  });

  test('tries few where few are asked for, and what stands there always', () => {
    const model = modelWith(5);
    const written = Int32Array.of(3, 1, 4);
    const { place, candidates } = revise(model, draftFrom(written), { candidates: 1 }) as Revision;
    const before = [...prompt, ...written.slice(0, place)];
    const chances = nextProbabilities(model, before);
    const others = [0, 1, 2, 3, 4].filter((token) => token !== written[place]);
    const likeliest = others.sort((a, b) => (chances[b] ?? 0) - (chances[a] ?? 0))[0];
    expect(new Set(candidates.map(({ token }) => token))).toEqual(
      new Set([written[place], likeliest]),
    );
  });
});

test('greedy revision never makes a text less likely, and ends where no single token can be bettered', () => {
  for (const seed of [6, 7, 8]) {
    const model = modelWith(seed);
    let draft = draftFrom(Int32Array.of(4, 3, 2, 1));
    let total = logProbability(model, draft.written);
    for (let i = 0; ; i++) {
      expect(i).toBeLessThan(100);
      const next = revise(model, draft);
      if (!next) break;
      const now = logProbability(model, next.written);
      if (next.written[next.place] === draft.written[next.place]) expect(now).toBe(total);
      else expect(now).toBeGreaterThan(total);
      [draft, total] = [next, now];
    }
    for (let place = 0; place < 4; place++)
      for (let token = 0; token < tiny.vocabulary; token++)
        expect(logProbability(model, draft.written.with(place, token))).toBeLessThan(total + 1e-5);
  }
});

test('no tensor is left behind', () => {
  const model = modelWith(1);
  const before = tensorCount();
  revise(model, draftFrom(Int32Array.of(1, 2, 3)));
  expect(tensorCount()).toBe(before);
});

function revise(model: Transformer, draft: Draft, options: Partial<RevisingOptions> = {}) {
  return revised(model, draft, { ...everything, ...options }, new Random(1));
}

/** Token by token, each asked for by itself. */
function logProbability(model: Transformer, written: Int32Array): number {
  const text = [...prompt];
  let total = 0;
  for (const token of written) {
    total += Math.log(nextProbabilities(model, text)[token] ?? 0);
    text.push(token);
  }
  return total;
}

function sum(values: ArrayLike<number>): number {
  return Array.from(values).reduce((all, value) => all + value, 0);
}

function modelWith(seed: number): Transformer {
  const random = new Random(seed);
  const model = new Transformer(tiny, random);
  model.parameters = fromValues(wideStart(tiny).map((x) => x + 0.3 * random.normal()));
  models.push(model);
  return model;
}
