/** What the figure and the article say of the critic as a refiner is so. */

import { readFileSync } from 'node:fs';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { critic } from '#demos/critic/definition.ts';
import type { CriticValues } from '#demos/critic/parameters.ts';
import { type Refined, refinedOf, refiningQuestion } from '#demos/critic/refining.ts';
import { defaultValues, presetValues } from '#demos/framework/values.ts';
import { prepareAnswer } from '#demos/gan-points/session/answers.ts';
import { createGanPointsSession } from '#demos/gan-points/session/session.ts';
import type { Session } from '#engine/session.ts';
import { selectBackend } from '#tensor/backends.ts';
import { tensorCount } from '#tensor/tensor.ts';

const usual = defaultValues(critic) as CriticValues;
let session: Session | null = null;

beforeAll(async () => {
  await selectBackend('simd');
  await prepareAnswer('rejection');
  await prepareAnswer('climb');
});
afterEach(() => session?.dispose());

test('a critic far ahead keeps 39 of 1,000 points, of which 95 % lie on the ring, and six clusters instead of four', () => {
  const { after, worth } = ask('ahead', { leniency: 0 });
  expect(after.length / 2).toBe(39);
  expect(shares(worth)).toEqual([57, 95]);
  expect(worth.map(({ covered }) => covered)).toEqual([4, 6]);
});

test('a lenient one keeps more and mends less', () => {
  const { after, worth } = ask('ahead', { leniency: 4 });
  expect(after.length / 2).toBe(426);
  expect(shares(worth)).toEqual([57, 82]);
  expect(worth.map(({ covered }) => covered)).toEqual([4, 4]);
});

test('twenty steps uphill bring 98 % onto the ring, and not one cluster more', () => {
  const { worth, way } = ask('ahead', { method: 'climb', steps: 20 });
  expect(shares(worth)).toEqual([57, 98]);
  expect(worth.map(({ covered }) => covered)).toEqual([4, 4]);
  expect(way.onShape).toHaveLength(5);
});

test('too far uphill a good generator of the spiral covers 10 parts of 16, with pushes all', () => {
  const far = { method: 'climb', steps: 40, stepSize: 0.2, start: 'spiral' } as const;
  expect(ask('ring', far).worth.map(({ covered }) => covered)).toEqual([16, 10]);
  expect(ask('ring', { ...far, push: true }).worth.map(({ covered }) => covered)).toEqual([16, 16]);
});

test('of a well-trained pair there is little to mend', () => {
  const { worth } = ask('ring', {});
  expect(shares(worth)).toEqual([93, 97]);
});

test('an untrained critic mends nothing', () => {
  for (const method of ['rejection', 'climb'] as const) {
    const { worth } = ask('untrained', { method });
    expect(worth[1].onShape).toBeLessThan(0.2);
    expect(worth[1].covered).toBeLessThan(3);
  }
});

test('no tensor is left behind by a question', () => {
  ask('ahead', { method: 'climb' });
  const before = tensorCount();
  session?.answer?.(refiningQuestion({ ...usual, method: 'climb', diceSeed: 9 }));
  session?.answer?.(refiningQuestion({ ...usual, diceSeed: 9 }));
  expect(tensorCount()).toBe(before);
});

function ask(preset: string, patch: Partial<CriticValues>): Refined {
  session?.dispose();
  const values = { ...(presetValues(critic, preset) as CriticValues), ...patch };
  const files = (critic.files?.(values) ?? []).map((url) => [url, read(url)] as const);
  session = createGanPointsSession(values, Object.fromEntries(files));
  const look = session.answer?.(refiningQuestion(values));
  if (!look) throw new Error('invalid session; expected one that answers');
  return refinedOf(look);
}

function shares(worth: Refined['worth']): number[] {
  return worth.map(({ onShape }) => Math.round(100 * onShape));
}

function read(url: string): Uint8Array {
  return new Uint8Array(readFileSync(`public${url}`));
}
