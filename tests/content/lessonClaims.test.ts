/** What lesson plans and worksheets say of the demos is so: recorded runs are read, what is not recorded is run. */

import { beforeAll, describe, expect, test } from 'vitest';
import { gainsOf, poolOf, poolQuestions, rulesOn } from '#demos/best-of-n/pool.ts';
import { followersQuestion, readFollowers } from '#demos/count/answers.ts';
import { count } from '#demos/count/definition.ts';
import { createCountSession } from '#demos/count/session/session.ts';
import { stepsToFinish } from '#demos/count/stepsToFinish.ts';
import { critic } from '#demos/critic/definition.ts';
import type { CriticValues } from '#demos/critic/parameters.ts';
import { refinedOf, refiningQuestion } from '#demos/critic/refining.ts';
import { presetValues } from '#demos/framework/values.ts';
import { nextToken } from '#demos/next-token/definition.ts';
import { unsureness } from '#demos/next-token/patterns.ts';
import { materialOf } from '#demos/next-token/session/material.ts';
import { surprise } from '#demos/surprise/definition.ts';
import { readingOf } from '#demos/surprise/reading.ts';
import { type SurpriseValues, surpriseQuestion } from '#demos/surprise/textToRead.ts';
import { selectBackend } from '#tensor/backends.ts';
import { filesOf } from './siteFiles.ts';
import {
  answerOf,
  expectSaid,
  metricsAt,
  percent,
  planOf,
  recordingOf,
  worksheetOf,
} from './teaching.ts';

beforeAll(() => selectBackend('simd'));

describe('patterns in text', () => {
  const [plan, sheet] = [planOf('patterns'), worksheetOf('patterns')];

  test('what follows t, q, e and z', () => {
    const values = presetValues(count, 'letters');
    const session = createCountSession(values, filesOf(count, values));
    for (let i = 0; i < stepsToFinish; i++) session.step();
    const top = (letter: string) => {
      const look = session.answer?.(followersQuestion(letter));
      if (!look) throw new Error('invalid session; expected one that answers: none');
      const { chain, followers } = readFollowers(look);
      const [first] = followers;
      return { ...first, total: chain[0]?.total ?? 0 };
    };
    const [t, q, e, z] = [top('t'), top('q'), top('e'), top('z')];
    expect([t, q, e, z].map(({ token }) => token)).toEqual(['h', 'u', ' ', 'e']);
    expect(q.count).toBe(q.total);
    const of = ({ count: times = 0, total }: typeof t) => `${told(times)} of ${told(total)}`;
    for (const text of [plan, sheet]) expectSaid(text, of(t), of(e), of(z));
    expectSaid(plan, `all ${q.total};`);
    expectSaid(sheet, of(q));
  });

  test('how many words are real, and how full the tables are', () => {
    const [one, three] = [metricsAt('count', 'letters'), metricsAt('count', 'longer')];
    expectSaid(plan, `writes ${percent(one['real'])} are real`);
    expectSaid(plan, `now ${percent(three['real'])} of the words are real`);
    expectSaid(sheet, `${percent(one['real'])} are real, with three ${percent(three['real'])}`);
    const { contexts = 0, vocabulary = 0, share = 0 } = three;
    expectSaid(plan, `seen ${told(contexts)} stretches`, `with ${vocabulary} letters and signs`);
    expectSaid(plan, `= ${told(vocabulary ** 3)}, so it is ${(100 * share).toFixed(1)} %`);
  });

  test('four words back, one context in sixteen is known, and what is written is copied', () => {
    const { known = 0, copied } = metricsAt('count', 'too-long');
    expect(Math.round(1 / known)).toBe(16);
    expect(copied).toBe(1);
  });

  test('how unsure the model of tales is at each stop', () => {
    const told = [0, 50, 200, 450].map((step) => {
      const loss = metricsAt('next-token', 'tales', step)['heldOutLoss'] ?? 0;
      return unsureness(loss, 'words').replace('as unsure as picking among ', '');
    });
    expectSaid(
      plan,
      `| 0 | ${told[0]} |`,
      `| 50 | ${told[1]} |`,
      `| 200 | ${told[2]} |`,
      `| 450 | ${told[3]} |`,
    );
    const [first, second, third, last] = told.map((one) => one.replace(' words', ''));
    expectSaid(sheet, `among ${first}, ${second}, ${third} and ${last} words`);
  });

  test('it is level with one table at step 50, past both at 100, and never below the floor', () => {
    const [at50, at100] = [50, 100].map((step) => metricsAt('next-token', 'tales', step));
    expect(Math.abs((at50?.['heldOutLoss'] ?? 0) - (at50?.['bigram'] ?? 9))).toBeLessThan(0.05);
    expect(at100?.['heldOutLoss']).toBeLessThan(at100?.['trigram'] ?? 0);
    expectSaid(plan, `never falls below ${at50?.['floor']?.toFixed(2)}`);
    expectSaid(plan, `${Math.round((at50?.['weights'] ?? 0) / 1000)} thousand numbers`);
    expectSaid(plan, `each of ${Math.round(Math.exp(at50?.['uniform'] ?? 0))} words and marks`);
  });

  test('most tales that it writes stand nowhere in what it read', () => {
    const { training } = materialOf(presetValues(nextToken, 'tales'), {}).text;
    const sample = recordingOf('next-token', 'tales').moments.at(-1)?.texts?.['sample'] ?? '';
    const written = sample.trim().split('\n').slice(1, -1);
    expect(written.length).toBeGreaterThan(4);
    const copies = written.filter((tale) => training.includes(tale));
    expect(training.length).toBeGreaterThan(100_000);
    expect(copies.length).toBeLessThan(written.length / 2);
  });

  test('learning by heart, what is read is known ever better and the rest worse', () => {
    const [middle, last] = [300, 900].map((step) => metricsAt('next-token', 'by-heart', step));
    expect(last?.['trainingLoss']).toBeLessThan((middle?.['trainingLoss'] ?? 0) - 0.5);
    expect(last?.['heldOutLoss']).toBeGreaterThan(middle?.['heldOutLoss'] ?? 9);
  });

  test('“He” surprises more than a blind guess, and “from”, “it” and “to” hardly at all', () => {
    const values = presetValues(surprise, 'tales') as SurpriseValues;
    const { tokens, blind } = readingOf(
      answerOf('surprise', 'tales', surpriseQuestion(values, 'now')),
    );
    const natsOf = (piece: string) => tokens.find((one) => one.piece === piece)?.nats ?? Number.NaN;
    for (const piece of [' from', ' it', ' to']) expect(natsOf(piece)).toBeLessThan(0.1);
    expect(natsOf(' chair')).toBeGreaterThan(1);
    const he = natsOf(' He').toFixed(1);
    expectSaid(plan, `${he} nats, where a blind guess costs ${blind.toFixed(1)}`);
    expectSaid(sheet, `${he} nats; a blind guess costs ${blind.toFixed(1)}`);
  });

  test('bits a letter in the guessing game', () => {
    const bits = (preset: string) =>
      ((metricsAt('guess', preset)['heldOutLoss'] ?? 0) / Math.LN2).toFixed(1);
    expectSaid(
      plan,
      `left with ${bits('verses')} bits a letter; before training it needs ${bits('untrained')}`,
    );
  });
});

describe('the critic as a refiner', () => {
  test('what is kept, what is moved, and how many clusters are covered', () => {
    const values = presetValues(critic, 'ahead') as CriticValues;
    const refined = (method: 'rejection' | 'climb') =>
      refinedOf(answerOf('critic', 'ahead', refiningQuestion({ ...values, method })));
    const [kept, moved] = [refined('rejection'), refined('climb')];
    const [before, after] = kept.worth;
    const on = [before, after, moved.worth[1]].map(({ onShape }) => percent(onShape));
    expectSaid(planOf('forger'), `only ${on[0]} of the points lie on the ring`);
    expectSaid(
      planOf('forger'),
      `keeps ${kept.after.length / 2} of 1,000, and of those ${on[1]} do`,
    );
    expectSaid(planOf('forger'), `${on[2]} lie on the ring`);
    expectSaid(worksheetOf('forger'), `${on[0]}, then ${on[1]} and ${on[2]}`);
    expect([before, after, moved.worth[1]].map(({ covered }) => covered)).toEqual([4, 6, 4]);
  });
});

describe('choosing the best of n', () => {
  const off = { dog: false, question: false, affection: false, shorter: false, fewerE: false };
  const pool = poolOf(
    poolQuestions({ diceSeed: 1 }).map((question) => answerOf('best-of-n', 'tales', question)),
  );

  test('how many picks have a dog, and what they cost', () => {
    const { mean, tokens } = gainsOf(pool, rulesOn({ ...off, dog: true }));
    const shares = [1, 2, 4, 8, 16].map((n) => percent(mean[n - 1]));
    const costs = [1, 2, 4, 8, 16].map((n) => Math.round(tokens * n));
    const [plan, sheet] = [planOf('feedback'), worksheetOf('feedback')];
    expectSaid(plan, `of single tales ${shares[0]} have a dog; of picks among two ${shares[1]}`);
    expectSaid(plan, `among four ${shares[2]}, among eight ${shares[3]}`);
    expectSaid(plan, `costs ${costs[3]} tokens, of which ${costs[0]} are kept`);
    expectSaid(sheet, `${shares.join(', ')};`);
    expectSaid(sheet, `${costs.slice(0, 4).join(', ')} and ${costs[4]} tokens`);
  });

  test('affection goes along with questions, and not with dogs', () => {
    const shareOf = (texts: typeof pool, rule: 'affection' | 'question') =>
      texts.filter(({ scores }) => scores[rule] > 0).length / texts.length;
    const [affectionate, dogs] = [
      pool.filter(({ scores }) => scores.affection > 0),
      pool.filter(({ scores }) => scores.dog > 0),
    ];
    expect(shareOf(affectionate, 'question')).toBeGreaterThan(shareOf(pool, 'question') + 0.2);
    expect(shareOf(dogs, 'affection')).toBeLessThan(0.25);
  });
});

function told(count: number): string {
  return count.toLocaleString('en');
}
