import { expect, test } from 'vitest';
import { Random } from '#data/random.ts';
import { crossJudged, intervalOf, learnJudge, takesForMade } from './telling.ts';

test('a judge puts its threshold where it errs least, on the side that fits', () => {
  expect(learnJudge([3, 4, 5], [1, 2, 3.5])).toEqual({ threshold: 2.5, madeIs: 'below' });
  expect(learnJudge([1, 2], [5, 6, 7])).toEqual({ threshold: 3.5, madeIs: 'above' });
});

test('each kind counts half, however many there are of it', () => {
  // Of ten real at 2, one made at 1 and one at 2, below 1.5 is right about all real and half of the made.
  const real = Array.from({ length: 10 }, () => 2);
  expect(learnJudge(real, [1, 2])).toEqual({ threshold: 1.5, madeIs: 'below' });
});

test('a value on the threshold is not below it', () => {
  expect(takesForMade({ threshold: 2, madeIs: 'below' }, 2)).toBe(false);
  expect(takesForMade({ threshold: 2, madeIs: 'above' }, 2)).toBe(true);
  expect(takesForMade({ threshold: 2, madeIs: 'below' }, 1.9)).toBe(true);
});

test('on its own values a judge is never worse than a coin, on others of one kind it is a coin', () => {
  const random = new Random(5);
  const draw = (count: number) => Array.from({ length: count }, () => random.normal());
  const [real, made] = [draw(40), draw(40)];
  const judge = learnJudge(real, made);
  const right = (values: readonly number[], isMade: boolean) =>
    values.filter((value) => takesForMade(judge, value) === isMade).length / values.length;
  expect(right(real, false) + right(made, true)).toBeGreaterThanOrEqual(1);
  expect((right(draw(4000), false) + right(draw(4000), true)) / 2).toBeCloseTo(0.5, 1);
});

test('a judge is asked only about what it has not learned from', () => {
  // From 5 | 1 it learns: below 3 is made, and judges 6 | 2 rightly; from 6 | 2 below 4, and judges 5 | 1 rightly.
  expect(crossJudged([5, 6], [1, 2])).toEqual({ rightReal: 2, real: 2, rightMade: 2, made: 2 });
  // From 1 | 2 it learns: above 1.5 is made, and is wrong about 4 | 3; from 4 | 3 below 3.5, wrong about 1, right about 2.
  expect(crossJudged([1, 4], [2, 3])).toEqual({ rightReal: 0, real: 2, rightMade: 2, made: 2 });
  expect(crossJudged([1], [2, 3])).toBeNull();
});

test('no judge is learned from one kind alone', () => {
  expect(() => learnJudge([], [1])).toThrow('expected some of each');
});

test('7 right of 10 lie between 39.7 % and 89.2 %', () => {
  // By hand: z² = 3.8415, centre (0.7 + 0.19207) / 1.38415 = 0.64449,
  // half 1.95996 / 1.38415 · √(0.021 + 0.0096037) = 0.24771.
  const { low, high } = intervalOf(7, 10);
  expect(low).toBeCloseTo(0.39678, 4);
  expect(high).toBeCloseTo(0.89221, 4);
});

test('an interval stays within 0 and 1, narrows with more, and says nothing of nothing', () => {
  expect(intervalOf(0, 0)).toEqual({ low: 0, high: 1 });
  expect(intervalOf(10, 10).high).toBeCloseTo(1, 12);
  expect(intervalOf(10, 10).low).toBeCloseTo(10 / (10 + 1.959964 ** 2), 10);
  expect(intervalOf(0, 10).low).toBe(0);
  const width = (of: number) => intervalOf(of / 2, of).high - intervalOf(of / 2, of).low;
  expect(width(40)).toBeLessThan(width(10) * 0.6);
});

test('of 2,000 counts at a share of 0.6, some 95 % of the intervals hold it', () => {
  const random = new Random(8);
  let held = 0;
  for (let i = 0; i < 2000; i++) {
    let right = 0;
    for (let j = 0; j < 30; j++) if (random.uniform() < 0.6) right++;
    const { low, high } = intervalOf(right, 30);
    if (low <= 0.6 && 0.6 <= high) held++;
  }
  expect(held / 2000).toBeGreaterThan(0.93);
  expect(held / 2000).toBeLessThan(0.975);
});
