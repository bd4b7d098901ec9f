/** A text up to its end: as the uncached model would draw it, ended by its token or by the context. */

import { afterEach, beforeAll, expect, test } from 'vitest';
import { Random } from '#data/random.ts';
import { nextProbabilities } from '#models/tokenReading.ts';
import { tiny, wideStart } from '#models/transformer.forTests.ts';
import { Transformer } from '#models/transformer.ts';
import { selectBackend } from '#tensor/backends.ts';
import { fromValues } from '#tensor/tensor.ts';
import { writeUntil } from './writeUntil.ts';

let model: Transformer;

beforeAll(() => selectBackend('cpu'));
afterEach(() => model.dispose());

function begin(): Transformer {
  model = new Transformer(tiny, new Random(1));
  model.parameters = fromValues(wideStart(tiny));
  return model;
}

test('without dice it takes the likeliest token each time, until the end token', () => {
  const prompt = Int32Array.of(1);
  const likeliest = [...prompt];
  for (let i = 0; i < tiny.context; i++) {
    const chances = nextProbabilities(begin(), likeliest);
    model.dispose();
    likeliest.push(chances.indexOf(Math.max(...chances)));
  }
  const [, first = 0, second = 0] = likeliest;
  begin();
  const never = -1;
  expect([...writeUntil(model, prompt, { end: never, temperature: 0 }, new Random(1))]).toEqual(
    likeliest.slice(1),
  );
  const written = writeUntil(model, prompt, { end: second, temperature: 0 }, new Random(1));
  expect([...written]).toEqual(first === second ? [first] : [first, second]);
});

test('the same dice write the same text, others another', () => {
  begin();
  const write = (seed: number) =>
    String(writeUntil(model, Int32Array.of(1), { end: -1, temperature: 1 }, new Random(seed)));
  expect(write(1)).toBe(write(1));
  expect(new Set([1, 2, 3, 4, 5, 6, 7, 8].map(write)).size).toBeGreaterThan(1);
});
