/** What the article on sampling says of the model of tales is so. */

import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { defaultValues } from '#demos/framework/values.ts';
import { prepareAnswers } from '#demos/next-token/session/answers.ts';
import { createTextSession } from '#demos/next-token/session/session.ts';
import { copiesOf, copiesQuestion } from '#demos/one-token/copies.ts';
import { oneToken } from '#demos/one-token/definition.ts';
import {
  type OneTokenValues,
  samplerSettings,
  seededRoll,
  writeRolls,
  writingQuestion,
  writtenOf,
} from '#demos/one-token/sampler.ts';
import type { Session } from '#engine/session.ts';
import { byChance, finalChances } from '#sampling/stages.ts';
import { selectBackend } from '#tensor/backends.ts';

const values = defaultValues(oneToken) as OneTokenValues;
let session: Session;

beforeAll(async () => {
  await selectBackend('simd');
  await prepareAnswers();
  const checkpoint = new Uint8Array(readFileSync('public/checkpoints/tales.bin'));
  session = createTextSession(values, { '/checkpoints/tales.bin': checkpoint });
  return () => session.dispose();
});

test('after “It rained, so Mia took” comes “her”, whatever the dice', () => {
  expect(chances({ prompt: 'It rained, so Mia took' }).get(' her')).toBeGreaterThan(0.99);
});

test('after the coat four words have between 18 % and 36 % each, in this order at any temperature', () => {
  const four = [' In', ' On', ' By', ' At'];
  for (const temperature of [0.5, 1, 1.5, 2])
    expect([...chances({ temperature }).keys()].slice(0, 4)).toEqual(four);
  for (const word of four) {
    const percent = Math.round(100 * (chances({}).get(word) ?? 0));
    expect(percent).toBeGreaterThanOrEqual(18);
    expect(percent).toBeLessThanOrEqual(36);
  }
  const hottest = (temperature: number) => chances({ temperature }).get(' In') ?? 0;
  expect([0.5, 1, 1.5].map((t) => Math.round(100 * hottest(t)))).toEqual([49, 36, 30]);
});

test('at temperature 0 it ends with Ben’s dog in the soup, twice, whatever the tale began with', () => {
  const tale =
    '"Where is my dog?" asked Ben. He looked in the bath. No dog! He looked in the soup.';
  for (const prompt of ['Mia took', 'Zoe was hungry']) {
    const text = written({ temperature: 0, prompt }, 118);
    expect(text.split(tale).length).toBeGreaterThan(2);
  }
});

test('at temperature 2 it says what no tale says, and with min-p whole sentences again, and an umbrella for a coat', () => {
  expect(written({ temperature: 2 }, 60)).toContain('bath under the Lily quack');
  const whole = 'At the farm she heard a muddy cow. They sang in the rain.';
  const cut = written({ temperature: 2, minP: 0.1 }, 60);
  expect(cut).toContain(`${whole} She went home and put the umbrella back.`);
  const known = ({ minP }: { readonly minP: number }) => chances({ temperature: 2, minP });
  expect(known({ minP: 0 }).size).toBe(202);
  expect([...known({ minP: 0.1 }).keys()]).toEqual([' In', ' On', ' By', ' At']);
});

test('a top-p after a hot temperature lets more words through than one before', () => {
  const left = (order: OneTokenValues['order']) =>
    chances({ temperature: 2, topP: 0.9, order }).size;
  expect(left('usual')).toBeGreaterThan(left('cutsFirst'));
});

test('snow brings up what belongs to snow, and wind a kite', () => {
  const likeliest = (prompt: string) => [...chances({ prompt }).keys()][0];
  expect([' sled', ' scarf']).toContain(likeliest('It snowed, so Mia took her'));
  expect(likeliest('The wind blew, so Mia took her')).toBe(' kite');
});

test('of quantum physics it knows nothing, and is sure of “my”, on the way to a frog', () => {
  const prompt = 'Quantum physics is';
  expect(writtenOf(answer({ prompt })).unknown).toBe(2);
  expect(Math.round(100 * (chances({ prompt }).get(' my') ?? 0))).toBe(99);
});

test('in sixty words the longest copied stretch has 65 to 90 characters, in real tales 83 on average', () => {
  for (let diceSeed = 1; diceSeed <= 6; diceSeed++) {
    const look = session.answer?.(copiesQuestion(written({ diceSeed }, 60)));
    if (!look) throw new Error('invalid session; expected one that answers');
    const { length, real } = copiesOf(look);
    expect(length).toBeGreaterThanOrEqual(65);
    expect(length).toBeLessThanOrEqual(90);
    expect(Math.abs(real.length - 83)).toBeLessThan(1.5);
  }
});

function answer(patch: Partial<OneTokenValues>) {
  const look = session.answer?.(writingQuestion({ ...values, ...patch }));
  if (!look) throw new Error('invalid session; expected one that answers');
  return look;
}

/** The words that are left after all stages, with their chances, the likeliest first. */
function chances(patch: Partial<OneTokenValues>): Map<string, number> {
  const told = writtenOf(answer(patch));
  const final = finalChances(told.logits, samplerSettings({ ...values, ...patch }), [
    ...told.prompt,
    ...told.written,
  ]);
  const left = byChance(final).filter((token) => (final[token] ?? 0) > 0);
  return new Map(left.map((token) => [told.vocabulary[token] ?? '', final[token] ?? 0]));
}

/** What is written with the dice that the figure throws first. */
function written(patch: Partial<OneTokenValues>, count: number): string {
  const seed = patch.diceSeed ?? 1;
  const rolls = writeRolls(Array.from({ length: count }, (_, i) => seededRoll(seed, i)));
  const told = writtenOf(answer({ ...patch, rolls }));
  return told.written.map((token) => told.vocabulary[token]).join('');
}
