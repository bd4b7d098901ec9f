/** What the figure and the article say of best of n is so. */

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { gainsOf, poolOf, poolQuestions, poolSize, rulesOn } from '#demos/best-of-n/pool.ts';
import { votesTrail } from '#demos/best-of-n/votesTrail.ts';
import { questionKey, type Recording, unpackLook } from '#demos/framework/recording.ts';
import { divergenceBound } from '#refinement/bestOfN.ts';

const off = { dog: false, question: false, affection: false, shorter: false, fewerE: false };

test('the way of the votes is that of the recorded run', () => {
  const { rows } = read('votes', 'dogs');
  for (const { votes, dog, drift } of votesTrail) {
    const metrics = rows.find(({ step }) => step === votes)?.metrics;
    expect([metrics?.['dog'], metrics?.['drift']]).toEqual([dog, drift]);
  }
});

test('one tale in five has a dog, of picks among eight 84 %, and among 14 as many as after 300 votes at a third of the way', () => {
  const { mean, divergence, tokens } = gainsOf(pool('tales'), rulesOn({ ...off, dog: true }));
  expect(mean[0]).toBeCloseTo(0.2, 2);
  expect(Math.round(100 * (mean[7] ?? 0))).toBe(84);
  const { dog = 1, drift = 0 } = votesTrail.at(-1) ?? {};
  const level = mean.findIndex((share) => share >= dog);
  expect(level + 1).toBe(13);
  expect(divergence[level]).toBeLessThan(0.4 * drift);
  expect(divergenceBound(level + 1)).toBeLessThan(drift / 2);
  expect(Math.round(tokens)).toBe(38);
});

test('an untrained model has dogs as well, and a judge that is content with them', () => {
  const texts = pool('untrained');
  const { mean } = gainsOf(texts, rulesOn({ ...off, dog: true }));
  expect(mean[31]).toBeGreaterThan(0.95);
  expect(texts.some(({ text }) => /\. [A-Z]\w+ took the/.test(text))).toBe(false);
});

function pool(preset: string) {
  const answers = read('best-of-n', preset).moments[0]?.answers ?? {};
  const texts = poolOf(
    poolQuestions({ diceSeed: 1 }).map((question) => {
      const packed = answers[questionKey(question)];
      if (!packed) throw new Error(`invalid recording; expected an answer: ${question.from}`);
      return unpackLook(packed);
    }),
  );
  expect(texts).toHaveLength(poolSize);
  return texts;
}

function read(demo: string, preset: string): Recording {
  return JSON.parse(readFileSync(`public/recordings/${demo}/${preset}.json`, 'utf8')) as Recording;
}
