/** Rows of completions, their chances and their distance, against chances worked out one by one. */

import { afterEach, beforeAll, expect, test } from 'vitest';
import { Random } from '#data/random.ts';
import { nextProbabilities } from '#models/tokenReading.ts';
import { tiny, wideStart } from '#models/transformer.forTests.ts';
import { Transformer } from '#models/transformer.ts';
import { selectBackend } from '#tensor/backends.ts';
import { fromValues, readValues, tidy } from '#tensor/tensor.ts';
import { type CompletionRows, Guesses, logProbabilities, rowsOf } from './completions.ts';

const completions = [
  { prompt: Int32Array.of(1), written: Int32Array.of(2, 3, 0) },
  { prompt: Int32Array.of(2, 1), written: Int32Array.of(4) },
];

const models: Transformer[] = [];

beforeAll(() => selectBackend('cpu'));
afterEach(() => {
  for (const model of models.splice(0)) model.dispose();
});

test('rows are padded to one length, and only what was written counts', () => {
  expect(rowsOf(completions, 4)).toEqual({
    tokens: Int32Array.of(1, 2, 3, 2, 1, 0),
    targets: Int32Array.of(2, 3, 0, 1, 4, 0),
    time: 3,
    counted: [
      [0, 3],
      [1, 2],
    ],
  });
});

test('the log-probability of a completion is the sum over its tokens, whatever stands beside it', () => {
  const model = modelWith(1);
  const found = logProbabilities(model, rowsOf(completions, tiny.context));
  for (const [i, { prompt, written }] of completions.entries()) {
    const text = [...prompt];
    let sum = 0;
    for (const token of written) {
      sum += Math.log(nextProbabilities(model, text)[token] ?? 0);
      text.push(token);
    }
    expect(found[i]).toBeCloseTo(sum, 5);
  }
});

test('the divergence is that of the definition, and none from itself', () => {
  const [one, other] = [modelWith(1), modelWith(2)];
  const rows = rowsOf(completions, tiny.context);
  const found = guessesOf(one, rows).divergences(guessesOf(other, rows));
  const [, last] = completions;
  const chances = [one, other].map((model) => nextProbabilities(model, last?.prompt ?? []));
  const expected = [...(chances[0] ?? [])].reduce(
    (sum, p, i) => sum + p * Math.log(p / (chances[1]?.[i] ?? 0)),
    0,
  );
  expect(found[1]).toBeCloseTo(expected, 5);
  expect([...guessesOf(one, rows).divergences(guessesOf(one, rows))]).toEqual([0, 0]);
});

test('refuses nothing written, no prompt, and more than the context holds', () => {
  const [none, some] = [new Int32Array(), Int32Array.of(1)];
  expect(() => rowsOf([{ prompt: some, written: none }], 4)).toThrow('something written');
  expect(() => rowsOf([{ prompt: none, written: some }], 4)).toThrow('expected a prompt');
  expect(() => rowsOf([{ prompt: some, written: new Int32Array(5) }], 4)).toThrow('5 tokens');
});

function guessesOf(model: Transformer, rows: CompletionRows): Guesses {
  const logits = tidy(() => readValues(model.logitsAt(rows.tokens, rows.time)));
  return new Guesses(logits, model.vocabulary, rows);
}

function modelWith(seed: number): Transformer {
  const random = new Random(seed);
  const model = new Transformer(tiny, random);
  model.parameters = fromValues(wideStart(tiny).map((x) => x + 0.3 * random.normal()));
  models.push(model);
  return model;
}
