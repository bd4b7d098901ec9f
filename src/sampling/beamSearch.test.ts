import { beforeAll, describe, expect, test } from 'vitest';
import { tiny, wideStart, withParameters } from '#models/transformer.forTests.ts';
import type { Transformer } from '#models/transformer.ts';
import { selectBackend } from '#tensor/backends.ts';
import { readValues, tidy } from '#tensor/tensor.ts';
import { type Beam, beamSearch, type Grows, tokensOf } from './beamSearch.ts';
import { byChance, chancesOf } from './stages.ts';
import { TextSoFar } from './textSoFar.ts';

const length = 3;
const prompt = [2, 0];
let model: Transformer;

beforeAll(async () => {
  await selectBackend('simd');
  const size = { ...tiny, context: 8 };
  model = withParameters(size, [...wideStart(size)]);
  return () => model.dispose();
});

describe('against every text that there is', () => {
  test('a beam as wide as all beginnings finds them all, in order of their probabilities', () => {
    const steps = search({ width: tiny.vocabulary ** (length - 1) });
    const all = everyText(null);
    expect(all).toHaveLength(tiny.vocabulary ** length);
    expectTheBest(steps, all);
  });

  test('also when texts may finish early, with and without length normalisation', () => {
    for (const power of [0, 0.7, 1]) {
      const steps = search({ width: tiny.vocabulary ** length, end: 1, power });
      const all = everyText(1).sort((a, b) => scoreOf(b, power) - scoreOf(a, power));
      expectTheBest(steps, all);
      expect(steps.at(-1)?.some(({ tokens }) => tokens < length)).toBe(true);
    }
  });
});

test('each beam’s log-probability is that of its tokens, one after the other', () => {
  const steps = search({ width: 3 });
  for (const [step, beams] of steps.entries())
    for (const [place, { logProb, tokens }] of beams.entries()) {
      const text = tokensOf(steps, step, place);
      expect(text).toHaveLength(tokens);
      expect(logProb).toBeCloseTo(logProbOf(text), 4);
    }
});

test('a width of 1 takes the likeliest step each time', () => {
  const steps = search({ width: 1, length: 6 });
  let text = [...prompt];
  for (const [beam] of steps) {
    const [likeliest = -1] = byChance(chancesAfter(text));
    expect(beam?.token).toBe(likeliest);
    text = [...text, likeliest];
  }
  expect(steps).toHaveLength(6);
});

test('of equals the one of the better parent comes first, then the lower token', () => {
  const even: Grows = { logits: [0, 0, 0], after: () => even };
  const steps = beamSearch(even, { width: 4, length: 2 });
  expect(steps.at(-1)?.map((_, place) => tokensOf(steps, 1, place))).toEqual([
    [0, 0],
    [0, 1],
    [0, 2],
    [1, 0],
  ]);
});

test('a wider search may end with a less likely text: what it dropped was the better one', () => {
  const text = chain({
    '': [0.5, 0.45, 0.05],
    0: [0.3, 0.29, 0.41 / 3, 0.41 / 3, 0.41 / 3],
    1: [0.5, 0.45, 0.05],
    '0 0': [1],
  });
  const best = (width: number) =>
    Math.exp(beamSearch(text, { width, length: 3 })[2]?.[0]?.logProb ?? 0);
  expect(best(1)).toBeCloseTo(0.15, 9);
  expect(best(2)).toBeCloseTo(0.225 / 4, 9);
});

test('it stops when all that is held is finished, and refuses what is no search', () => {
  const text = chain({ '': [0.9, 0.1], 1: [1] });
  expect(beamSearch(text, { width: 1, length: 5, end: 0 })).toHaveLength(1);
  for (const wrong of [
    { width: 0, length: 1 },
    { width: 1, length: 0 },
  ])
    expect(() => beamSearch(text, wrong)).toThrow('at least 1');
});

function search(options: { width: number; length?: number; end?: number; power?: number }) {
  const text = new TextSoFar({ model, newline: null }, prompt);
  return beamSearch(text, { length, ...options });
}

interface Whole {
  readonly text: readonly number[];
  readonly logProb: number;
}

/** All texts of that length and all that finish before, the likeliest first, by the whole text read at once. */
function everyText(end: number | null): Whole[] {
  let open: number[][] = [[]];
  const finished: number[][] = [];
  for (let i = 0; i < length; i++) {
    const longer = open.flatMap((text) =>
      Array.from({ length: tiny.vocabulary }, (_, token) => [...text, token]),
    );
    finished.push(...longer.filter((text) => text.at(-1) === end));
    open = longer.filter((text) => text.at(-1) !== end);
  }
  return [...finished, ...open]
    .map((text) => ({ text, logProb: logProbOf(text) }))
    .sort((a, b) => b.logProb - a.logProb);
}

function scoreOf({ text, logProb }: Whole, power: number): number {
  return logProb / text.length ** power;
}

function expectTheBest(steps: readonly Beam[][], all: readonly Whole[]): void {
  const last = steps.length - 1;
  const found = steps.at(-1) ?? [];
  expect(found.length).toBeGreaterThan(20);
  for (const [place, { logProb }] of found.entries()) {
    expect(tokensOf(steps, last, place)).toEqual(all[place]?.text);
    expect(logProb).toBeCloseTo(all[place]?.logProb ?? 0, 4);
  }
}

function logProbOf(text: readonly number[]): number {
  return text.reduce(
    (sum, token, i) => sum + Math.log(chancesAfter([...prompt, ...text.slice(0, i)])[token] ?? 0),
    0,
  );
}

function chancesAfter(text: readonly number[]): Float64Array {
  const all = tidy(() => readValues(model.logitsAt(Int32Array.from(text), text.length)));
  return chancesOf(all.slice(-tiny.vocabulary));
}

/** A text whose chances depend on what is written as the table says; elsewhere four tokens are equally likely. */
function chain(table: Readonly<Record<string, readonly number[]>>, written = ''): Grows {
  const chances = table[written] ?? [0.25, 0.25, 0.25, 0.25];
  return {
    logits: chances.map(Math.log),
    after: (token) => chain(table, written === '' ? `${token}` : `${written} ${token}`),
  };
}
