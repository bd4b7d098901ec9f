import { expect, test } from 'vitest';
import type { Look } from '#engine/session.ts';
import { judgedAt, judgedOf, judgeQuestions } from './round.ts';

test('the judge is scored at each temperature by what was answered about it', () => {
  const answers = judgeQuestions({ length: 80 }).map(({ temperature, part }): Look | null => {
    if (temperature === 2 || part === 3) return null;
    // Below 1 what is made surprises less; at 1 it is the same.
    const made = Number(temperature) < 1 ? 1 : 3;
    return { arrays: { real: Float32Array.of(3, 3), made: Float32Array.of(made, made) } };
  });
  const judged = judgedOf(answers);
  expect(judged.map(({ temperature }) => temperature)).toEqual(judgedAt.slice(0, -1));
  expect(judged[0]).toMatchObject({ all: 12, right: 12, realForMade: 0, madeForReal: 0 });
  expect(judged[3]).toMatchObject({ temperature: 1, all: 12, right: 6 });
  expect(judged[0]?.interval.low).toBeCloseTo(12 / (12 + 1.959964 ** 2), 6);
});

test('without answers there are no scores', () => {
  expect(judgedOf(judgeQuestions({ length: 80 }).map(() => null))).toEqual([]);
});
