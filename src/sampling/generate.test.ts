/** Writing on from prompts: by the model's probabilities, whatever the length, and the same again from the same seed. */

import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Random } from '#data/random.ts';
import type { TokenModel } from '#models/tokenModel.ts';
import { createTokenModel } from '#models/tokenModels.ts';
import { nextProbabilities } from '#models/tokenReading.ts';
import { selectBackend } from '#tensor/backends.ts';
import { tensorCount } from '#tensor/tensor.ts';
import { generate, sampleToken } from './generate.ts';

beforeAll(() => selectBackend('cpu'));

let model: TokenModel | null = null;
afterEach(() => model?.dispose());

describe('sampleToken', () => {
  const logits = Float32Array.from([1, 3, 2].map(Math.log));

  test('temperature 0 always picks the most likely token', () => {
    const random = new Random(1);
    for (let i = 0; i < 50; i++) expect(sampleToken(logits, 0, random)).toBe(1);
  });

  test('temperature 1 draws by the probabilities', () => {
    expectShares(sharesOf(1), [1 / 6, 3 / 6, 2 / 6]);
  });

  test('temperature ½ squares them', () => {
    expectShares(sharesOf(0.5), [1 / 14, 9 / 14, 4 / 14]);
  });

  test('logits beyond what an exponential can hold are no trouble', () => {
    expect(sampleToken(Float32Array.of(-2000, 2000, 0), 1, new Random(1))).toBe(1);
  });

  function sharesOf(temperature: number): number[] {
    const random = new Random(2);
    const counts = [0, 0, 0];
    const draws = 20_000;
    for (let i = 0; i < draws; i++) {
      const token = sampleToken(logits, temperature, random);
      counts[token] = (counts[token] ?? 0) + 1;
    }
    return counts.map((count) => count / draws);
  }

  function expectShares(shares: readonly number[], expected: readonly number[]): void {
    for (const [i, share] of shares.entries()) expect(share).toBeCloseTo(expected[i] ?? 0, 1.6);
  }
});

describe('generate', () => {
  test('at temperature 0 each token is the likeliest after the last ones that the model can see', () => {
    model = small();
    const [row] = write(model, { count: 14, temperature: 0 });
    const text = [2, ...(row ?? [])];
    for (let i = 1; i < text.length; i++) {
      const chances = nextProbabilities(model, Int32Array.from(text.slice(Math.max(0, i - 6), i)));
      expect(text[i]).toBe(chances.indexOf(Math.max(...chances)));
    }
  });

  test('is the same again from the same seed, and another from another', () => {
    model = small();
    const options = { count: 20, temperature: 1 };
    expect(write(model, options)).toEqual(write(model, options));
    expect(write(model, options, 4)).not.toEqual(write(model, options));
  });

  test('leaves no tensor behind', () => {
    model = small();
    const before = tensorCount();
    write(model, { count: 5, temperature: 1 });
    expect(tensorCount()).toBe(before);
  });

  function small(): TokenModel {
    return createTokenModel(
      {
        kind: 'transformer',
        vocabulary: 7,
        context: 6,
        width: 8,
        heads: 2,
        blocks: 1,
        activation: 'gelu',
        positions: 'learned',
        tiedEmbeddings: false,
      },
      new Random(1),
    );
  }

  function write(
    by: TokenModel,
    options: { readonly count: number; readonly temperature: number },
    seed = 3,
  ): Int32Array[] {
    const prompts = [Int32Array.of(2), Int32Array.of(5)];
    const writing = generate(by, prompts, options, new Random(seed));
    for (;;) {
      const { done, value } = writing.next();
      if (done) return value;
    }
  }
});
