/** What a search by beams tells of a model: step by step, and in comparison with always taking the likeliest. */

import { beforeAll, expect, test } from 'vitest';
import { selectBackend } from '#tensor/backends.ts';
import { tensorCount } from '#tensor/tensor.ts';
import { prepareAnswers } from './answers.ts';
import type { HeldBeam } from './beamAnswers.ts';
import { smallSession } from './session.forTests.ts';
import type { TextSession } from './session.ts';

let session: TextSession;

beforeAll(async () => {
  await selectBackend('simd');
  await prepareAnswers();
  session = smallSession();
  return () => session.dispose();
});

test('as many beginnings as told are held, each goes on from one before, and the likeliest comes first', () => {
  const { steps } = ask({ width: 3, length: 4 });
  expect(steps.map((held) => held.length)).toEqual([3, 3, 3, 3]);
  for (const [step, held] of steps.entries()) {
    const before = (steps[step - 1] ?? []).map(({ tokens }) => tokens.join());
    for (const { tokens } of held) {
      expect(tokens).toHaveLength(step + 1);
      if (step > 0) expect(before).toContain(tokens.slice(0, -1).join());
    }
    const inOrder = held.toSorted((a, b) => b.logProb - a.logProb);
    expect(held).toEqual(inOrder);
  }
});

test('one beam is what always taking the likeliest writes', () => {
  const { steps, likeliest } = ask({ width: 1, length: 6 });
  expect(steps.at(-1)?.[0]).toEqual(likeliest);
});

test('long prompts and searches are answered, and no tensor is left behind', () => {
  const before = tensorCount();
  const { steps } = ask({ width: 8, length: 12, prompt: 'Mia took '.repeat(20) });
  expect(steps.length).toBeGreaterThan(0);
  expect(tensorCount()).toBe(before);
});

function ask(patch: { width: number; length: number; prompt?: string }) {
  const { texts } = session.answer({ kind: 'beams', prompt: 'Mia took', power: 0, ...patch });
  return {
    steps: JSON.parse(texts?.['steps'] ?? '[]') as HeldBeam[][],
    likeliest: JSON.parse(texts?.['likeliest'] ?? 'null') as HeldBeam | null,
  };
}
