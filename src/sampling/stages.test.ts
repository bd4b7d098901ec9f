import { describe, expect, test } from 'vitest';
import { Random } from '#data/random.ts';
import {
  chancesOf,
  finalChances,
  type SamplerSettings,
  type StageName,
  stagesOf,
  tokenAt,
  usualOrder,
} from './stages.ts';

const off: SamplerSettings = {
  penalty: 1,
  temperature: 1,
  topK: 0,
  topP: 1,
  minP: 0,
  order: usualOrder,
};
/** Chances of a half, a quarter, an eighth, and twice a sixteenth. */
const halves = [0.5, 0.25, 0.125, 0.0625, 0.0625].map(Math.log);

function chances(logits: readonly number[], patch: Partial<SamplerSettings>, written = [0]) {
  return Array.from(finalChances(logits, { ...off, ...patch }, written), (chance) =>
    Number(chance.toFixed(6)),
  );
}

describe('each stage against numbers worked out by hand', () => {
  test('a softmax of logits 0 and ln 3 is a quarter and three quarters', () => {
    expect(Array.from(chancesOf([0, Math.log(3)]))).toEqual([0.25, expect.closeTo(0.75, 12)]);
  });

  test('a temperature of a half squares the chances, one of 2 takes their roots', () => {
    // 64 : 16 : 4 : 1 : 1, of 86
    expect(chances(halves, { temperature: 0.5 })).toEqual(
      [64, 16, 4, 1, 1].map((part) => Number((part / 86).toFixed(6))),
    );
    const roots = [0.5, 0.25, 0.125, 0.0625, 0.0625].map(Math.sqrt);
    const sum = roots.reduce((total, root) => total + root, 0);
    expect(chances(halves, { temperature: 2 })).toEqual(
      roots.map((root) => Number((root / sum).toFixed(6))),
    );
  });

  test('top-k leaves the k likeliest, and of equals the first', () => {
    expect(chances(halves, { topK: 2 })).toEqual([0.666667, 0.333333, 0, 0, 0]);
    expect(chances(halves, { topK: 4 })[3]).toBeGreaterThan(0);
    expect(chances(halves, { topK: 4 })[4]).toBe(0);
  });

  test('top-p leaves the fewest that reach the share together', () => {
    expect(chances(halves, { topP: 0.5 })).toEqual([1, 0, 0, 0, 0]);
    expect(chances(halves, { topP: 0.6 })).toEqual([0.666667, 0.333333, 0, 0, 0]);
    expect(chances(halves, { topP: 0.001 })).toEqual([1, 0, 0, 0, 0]);
  });

  test('min-p leaves what is at least so many times as likely as the likeliest', () => {
    expect(chances(halves, { minP: 0.3 })).toEqual([0.666667, 0.333333, 0, 0, 0]);
    expect(chances(halves, { minP: 0.6 })).toEqual([1, 0, 0, 0, 0]);
  });

  test('a penalty divides a positive logit of what was written, and multiplies a negative one', () => {
    const logits = [2, 1, -1];
    expect(Array.from(finalChances(logits, { ...off, penalty: 2 }, [0, 2]))).toEqual(
      Array.from(chancesOf([1, 1, -2])),
    );
  });
});

describe('at its neutral value a stage changes nothing', () => {
  test.each(usualOrder)('%s', (name) => {
    const [stage] = stagesOf(halves, { ...off, order: [name] }, [0, 1]);
    expect(Array.from(stage?.chances ?? [])).toEqual(Array.from(chancesOf(halves)));
  });
});

test('temperature 0 is greedy, whatever the dice; so is a very low one', () => {
  for (const temperature of [0, 0.001])
    for (const dice of [0, 0.3, 0.999999])
      expect(tokenAt(finalChances([1, 3, 2, 3], { ...off, temperature }, []), dice)).toBe(
        temperature === 0 || dice < 0.5 ? 1 : 3,
      );
});

test('the order of the stages matters: heat first, and more tokens reach the share', () => {
  const settings = { ...off, temperature: 3, topP: 0.7 };
  const left = (order: readonly StageName[]) =>
    finalChances(halves, { ...settings, order }, []).filter((chance) => chance > 0).length;
  expect(left(['topP', 'temperature'])).toBe(2);
  expect(left(['temperature', 'topP'])).toBe(3);
});

test('the dice falls on the likeliest first, and always on something that has a chance', () => {
  const some = [0, 0.2, 0.5, 0.3];
  expect([0, 0.49, 0.5, 0.79, 0.8, 0.999999].map((dice) => tokenAt(some, dice))).toEqual([
    2, 2, 3, 3, 1, 1,
  ]);
  expect(
    tokenAt(
      [0.1, 0.2, 0, 0.3].map((chance) => chance / 0.6 - 1e-17),
      1 - 2 ** -32,
    ),
  ).toBe(0);
});

test('over 100,000 draws the shares are the exact chances (chi-square)', () => {
  const settings = { ...off, temperature: 1.3, topK: 12, topP: 0.97, minP: 0.01, penalty: 1.2 };
  const random = new Random(7);
  const logits = Array.from({ length: 20 }, () => 2 * random.normal());
  const exact = finalChances(logits, settings, [1, 4]);
  const draws = 100_000;
  const counts = new Float64Array(20);
  for (let i = 0; i < draws; i++) {
    const token = tokenAt(exact, random.uniform());
    counts[token] = (counts[token] ?? 0) + 1;
  }
  let chiSquare = 0;
  let freedom = -1;
  for (const [token, chance] of exact.entries()) {
    const expected = draws * chance;
    if (chance === 0) expect(counts[token]).toBe(0);
    else {
      chiSquare += ((counts[token] ?? 0) - expected) ** 2 / expected;
      freedom++;
    }
  }
  expect(freedom).toBeGreaterThan(5);
  // Mean and three standard deviations of chi-square with so many degrees of freedom.
  expect(chiSquare).toBeLessThan(freedom + 3 * Math.sqrt(2 * freedom));
});
