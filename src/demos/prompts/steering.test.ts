import { expect, test } from 'vitest';
import { defaultValues } from '../framework/values.ts';
import { promptsSteer } from './definition.ts';
import { distancesOf, type PromptsValues, promptsOf, shiftOf, steeredOf } from './steering.ts';

const values = defaultValues(promptsSteer) as PromptsValues;

test('the table holds the likeliest after each prompt, grouped by where they are likeliest', () => {
  const rows = shiftOf([
    [0.6, 0.3, 0.1, 0, 0],
    [0.001, 0.2, 0.3, 0.498, 0.001],
  ]);
  expect(rows.map(({ token }) => token)).toEqual([0, 1, 3, 2]);
  expect(rows[1]).toEqual({ token: 1, chances: [0.3, 0.2] });
});

test('no more than five tokens a prompt are compared, and none that is hardly likely anywhere', () => {
  const even = Array.from({ length: 10 }, () => 0.1);
  expect(shiftOf([even])).toHaveLength(5);
  expect(shiftOf([[0.996, 0.004]])).toHaveLength(1);
});

test('distances are 0 on the diagonal and the same from either side', () => {
  const distances = distancesOf([
    [0.5, 0.5],
    [1, 0],
  ]);
  expect(distances[0]?.[0]).toBe(0);
  expect(distances[0]?.[1]).toBeCloseTo(0.3113, 4);
  expect(distances[1]?.[0]).toBe(distances[0]?.[1]);
});

test('where the reader has written nothing the text’s own examples stand, as many as are wanted', () => {
  expect(promptsOf(values)).toHaveLength(3);
  expect(promptsOf({ ...values, prompts: 1 })).toEqual(['It rained, so Mia took her']);
  expect(promptsOf({ ...values, second: 'Zoe' })[1]).toBe('Zoe');
});

test('texts go on from the prompt, and the mean leaves the prompt out', () => {
  const { prompt, texts, writtenMean, chances } = steeredOf({
    arrays: {
      nats: Float32Array.of(4, 6),
      chances: Float32Array.of(0.5, 0.5),
      unknown: Float32Array.of(0, 1),
      blind: Float32Array.of(5),
      writtenNats: Float32Array.of(1, 2, 3, 0),
      writtenChances: Float32Array.of(0.4, 0.4, 0.4, 1),
      logits: Float32Array.of(0, Math.log(3)),
    },
    texts: {
      pieces: '["Mia"," zapped"]',
      expected: '["Ben"," took"]',
      written: '[[" a"," b"],[" c"," d"]]',
      writtenExpected: '[[" x"," y"],[" z"," d"]]',
      vocabulary: '["a","b"]',
    },
  });
  expect(prompt.mean).toBe(4); // the unknown word is left out
  expect(texts[1]?.tokens.map(({ piece }) => piece)).toEqual(['Mia', ' zapped', ' c', ' d']);
  expect(texts[1]?.tokens[2]).toMatchObject({ nats: 3, expected: ' z', isUnknown: false });
  expect(writtenMean).toBe(1.5);
  expect(chances[1]).toBeCloseTo(0.75, 6);
});
