/** The rules of taste on texts that are plain, their joint vote, and a reward model that finds what was preferred. */

import { expect, test } from 'vitest';
import { Random } from '#data/random.ts';
import { jointVote, rewardModelOf, tastes } from './judges.ts';

test('each rule prefers what it says', () => {
  const [hug, plain] = ['Ben met a dog. He gave it a hug.', 'Ben met a hen. They sat in the sun.'];
  expect([tastes.dog(hug), tastes.dog(plain), tastes.dog('Ben met two dogged cats')]).toEqual([
    1, 0, 0,
  ]);
  expect([tastes.affection(hug), tastes.affection(plain)]).toEqual([1, 0]);
  expect([tastes.question('“Moo?”'), tastes.question(plain)]).toEqual([1, 0]);
  expect(tastes.shorter('Two words.')).toBeGreaterThan(tastes.shorter('Now three words.'));
  expect(tastes.fewerE('every') + 2 / 5).toBe(0);
  expect(tastes.fewerE('')).toBeCloseTo(0, 12);
});

test('several rules vote by their majority, and not at all when they are split', () => {
  const { dog, question, shorter } = tastes;
  expect(jointVote([dog], 'a dog', 'a cat')).toBe(1);
  expect(jointVote([dog, question], 'a dog', 'a cat?')).toBe(0);
  expect(jointVote([dog, question, shorter], 'a dog', 'a sleepy cat?')).toBe(1);
  expect(jointVote([], 'a dog', 'a cat')).toBe(0);
});

test('a reward model learns from choices which word was wanted, and foresees others', () => {
  const random = new Random(3);
  const animals = ['dog', 'cat', 'hen', 'owl'];
  const tale = () => {
    const [one = '', other = ''] = [0, 1].map(() => animals[random.integer(4)]);
    return `A ${one} met an old ${other}.`;
  };
  const score = rewardModelOf(
    Array.from({ length: 200 }, () => [tale(), tale()] as const)
      .filter(([one, other]) => tastes.dog(one) !== tastes.dog(other))
      .slice(0, 20)
      .map(([one, other]) =>
        tastes.dog(one) > tastes.dog(other)
          ? { chosen: one, rejected: other }
          : { chosen: other, rejected: one },
      ),
  );
  for (const other of ['cat', 'hen', 'owl'])
    expect(score('A dog sat.')).toBeGreaterThan(score(`A ${other} sat.`));
});

test('without choices a reward model has no opinion', () => {
  expect(rewardModelOf([])('A dog sat.')).toBe(0);
});
