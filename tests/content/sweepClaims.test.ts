/** What the article on sampling says of the sweep over temperature is so. */

import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { defaultValues } from '#demos/framework/values.ts';
import { prepareAnswers } from '#demos/next-token/session/answers.ts';
import { createTextSession } from '#demos/next-token/session/session.ts';
import { sweep } from '#demos/sweep/definition.ts';
import {
  greedyOf,
  greedyQuestion,
  grids,
  type Measured,
  measuredOf,
  pointQuestions,
  realQuestion,
} from '#demos/sweep/grid.ts';
import type { SweepValues } from '#demos/sweep/parameters.ts';
import type { Look, Question, Session } from '#engine/session.ts';
import { selectBackend } from '#tensor/backends.ts';

const values = defaultValues(sweep) as SweepValues;
let session: Session;
let points: readonly { readonly temperature: number; readonly measured: Measured }[];
let real: Measured;

beforeAll(async () => {
  await selectBackend('simd');
  await prepareAnswers();
  const checkpoint = new Uint8Array(readFileSync('public/checkpoints/tales.bin'));
  session = createTextSession(values, { '/checkpoints/tales.bin': checkpoint });
  real = measuredOf(answer(realQuestion(values)));
  points = pointQuestions(values).map((question, i) => ({
    temperature: grids.temperature[i] ?? 0,
    measured: measuredOf(answer(question)),
  }));
  return () => session.dispose();
});

test('176 texts, sixteen at each of eleven temperatures; at 0 all are the same', () => {
  expect([points.length, values.texts]).toEqual([11, 16]);
  expect(at(0).distinct2).toBeLessThan(1 / 16);
  expect(new Set(at(0).samples.map(String)).size).toBe(1);
});

test('up to 0.5 hardly a rule is broken, and from 1.5 to 2 the curve bends down', () => {
  for (const temperature of [0, 0.25, 0.5]) expect(at(temperature).rules).toBeGreaterThan(0.98);
  const falls = points.slice(1).map(({ temperature, measured }, i) => ({
    temperature,
    fall: (points[i]?.measured.rules ?? 0) - (measured.rules ?? 0),
  }));
  const steepest = falls.toSorted((one, other) => other.fall - one.fall).slice(0, 2);
  expect(steepest.map(({ temperature }) => temperature).sort()).toEqual([1.75, 2]);
});

test('real tales lie near temperature 1, in variety and in surprise', () => {
  const nearest = (id: 'distinct2' | 'own') =>
    points.toSorted(
      (one, other) =>
        Math.abs(one.measured[id] - real[id]) - Math.abs(other.measured[id] - real[id]),
    )[0]?.temperature ?? 0;
  for (const id of ['distinct2', 'own'] as const)
    expect(Math.abs(nearest(id) - 1), id).toBeLessThanOrEqual(0.25);
});

test('at 0 texts surprise the model less than real ones', () => {
  expect(at(0).own).toBeLessThan(0.8 * real.own);
});

test('the likeliest text repeats every 43 tokens, and is as sure in the third round as in the first', () => {
  const { pieces, loop, rounds } = greedyOf(answer(greedyQuestion(values)));
  expect(loop?.period).toBe(43);
  expect(pieces.join('')).toContain(
    'asked Ben. He looked in the bath. No dog! He looked in the soup.',
  );
  expect(rounds).toHaveLength(3);
  expect(rounds[2]).toBeCloseTo(rounds[0] ?? 0, 2);
});

function at(temperature: number): Measured {
  const point = points.find((one) => one.temperature === temperature);
  if (!point) throw new Error(`invalid temperature; expected one of the grid: ${temperature}`);
  return point.measured;
}

function answer(question: Question): Look {
  const look = session.answer?.(question);
  if (!look) throw new Error('invalid session; expected one that answers');
  return look;
}
