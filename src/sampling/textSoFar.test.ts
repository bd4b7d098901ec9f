import { beforeAll, expect, test } from 'vitest';
import type { TokenModel } from '#models/tokenModel.ts';
import { base, wideStart, withParameters } from '#models/transformer.forTests.ts';
import { selectBackend } from '#tensor/backends.ts';
import { tensorCount } from '#tensor/tensor.ts';
import { nextLogits } from './generate.ts';
import { TextSoFar } from './textSoFar.ts';

const newline = 9;
let model: TokenModel;

beforeAll(async () => {
  await selectBackend('simd');
  const size = { ...base, context: 8 };
  model = withParameters(
    size,
    [...wideStart(size)].map((value) => value / 3),
  );
  return () => model.dispose();
});

test('texts that grow from one say what each says when it is read whole, in whatever order they are asked', () => {
  const text = begun([1, 2, 3], null);
  const [one, other] = [text.after(4).after(5), text.after(6)];
  expectLogits(other, [1, 2, 3, 6]);
  expectLogits(one, [1, 2, 3, 4, 5]);
  expectLogits(text, [1, 2, 3]);
  expectLogits(one.after(7), [1, 2, 3, 4, 5, 7]);
  expect(Array.from(other.tokens)).toEqual([1, 2, 3, 6]);
});

test('a text that has outgrown the context is read by its last tokens, or from a line’s beginning on', () => {
  const long = [1, 2, 3, newline, 4, 5, 6, 7];
  const grown = (ends: number | null) => begun(long, ends).after(8).after(10);
  expectLogits(grown(null), [3, newline, 4, 5, 6, 7, 8, 10]);
  expectLogits(grown(newline), [newline, 4, 5, 6, 7, 8, 10]);
  expectLogits(grown(newline).after(11).after(12), [4, 5, 6, 7, 8, 10, 11, 12]);
});

test('no tensor is left behind', () => {
  const before = tensorCount();
  expect(begun([1, 2], null).after(3).logits).toHaveLength(model.vocabulary);
  expect(begun(Array(12).fill(1), null).logits).toHaveLength(model.vocabulary);
  expect(tensorCount()).toBe(before);
});

function begun(tokens: readonly number[], ends: number | null): TextSoFar {
  return new TextSoFar({ model, newline: ends }, tokens);
}

function expectLogits(text: TextSoFar, read: readonly number[]): void {
  const whole = nextLogits(model, [Int32Array.from(read)], read.length);
  for (const [id, logit] of text.logits.entries()) expect(logit).toBeCloseTo(whole[id] ?? 0, 4);
}
