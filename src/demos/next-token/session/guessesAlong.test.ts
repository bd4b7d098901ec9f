/** Guesses along a text, by a stand-in model that shows what it was given to see. */

import { beforeAll, describe, expect, test } from 'vitest';
import { selectBackend } from '#tensor/backends.ts';
import { fromValues, tensorCount } from '#tensor/tensor.ts';
import { guessesAlong } from './guessesAlong.ts';

beforeAll(() => selectBackend('cpu'));

const vocabulary = 7;
const newline = 0;
const tokens = Int32Array.of(0, 3, 1, 0, 2, 5, 4, 4, 1, 6, 0, 3, 2);

describe.each([
  ['the whole text fits', 16, null, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]],
  ['windows slide where it does not', 4, null, [0, 0, 1, 2, 3, 4, 5, 6, 7, 8]],
  // Places 3 to 12; line breaks stand at 0, 3 and 10, and from place 8 on the second is out of reach.
  ['they begin at a line where one is in reach', 4, newline, [0, 0, 3, 3, 3, 4, 5, 6, 10, 10]],
] as const)('%s', (_, context, line, starts) => {
  test('each guess is the one after what the window holds', () => {
    const model = countingModel(context);
    const before = tensorCount();
    const guesses = guessesAlong(model, { tokens, from: 3, newline: line });
    expect(tensorCount()).toBe(before);
    expect(guesses).toHaveLength(10);
    for (const [i, start] of starts.entries()) {
      const weights = countsIn(tokens.slice(start, 3 + i)).map(Math.exp);
      const total = weights.reduce((sum, weight) => sum + weight);
      for (const [token, weight] of weights.entries())
        expect(guesses[i]?.[token]).toBeCloseTo(weight / total, 5);
    }
  });
});

test('there has to be something before the first place', () => {
  const model = countingModel(4);
  expect(() => guessesAlong(model, { tokens, from: 0, newline: null })).toThrow('invalid from');
  expect(guessesAlong(model, { tokens: Int32Array.of(1), from: 1, newline: null })).toEqual([]);
});

/** Its logit for a token is how often it has seen it: any token too many or too few in a window would show. */
function countingModel(context: number): Parameters<typeof guessesAlong>[0] {
  const logitsAt = (read: Int32Array, time: number) =>
    fromValues(
      Float32Array.from(
        Array.from(read, (_, i) => countsIn(read.slice(i - (i % time), i + 1))).flat(),
      ),
    );
  return { vocabulary, context, logitsAt };
}

function countsIn(seen: Int32Array): number[] {
  return Array.from(
    { length: vocabulary },
    (_, token) => seen.filter((one) => one === token).length,
  );
}
