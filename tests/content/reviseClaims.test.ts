/** What the figure and the article say of draft and revision is so. */

import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { defaultValues } from '#demos/framework/values.ts';
import { prepareAnswers } from '#demos/next-token/session/answers.ts';
import { createTextSession } from '#demos/next-token/session/session.ts';
import { revise } from '#demos/revise/definition.ts';
import type { ReviseValues } from '#demos/revise/parameters.ts';
import {
  courseOf,
  draftQuestions,
  ownQuestion,
  type Revisions,
  revisionsOf,
} from '#demos/revise/revisions.ts';
import type { Question, Session } from '#engine/session.ts';
import { selectBackend } from '#tensor/backends.ts';

const values = defaultValues(revise) as ReviseValues;
let session: Session;

beforeAll(async () => {
  await selectBackend('simd');
  await prepareAnswers();
  const checkpoint = new Uint8Array(readFileSync('public/checkpoints/tales.bin'));
  session = createTextSession(values, { '/checkpoints/tales.bin': checkpoint });
  return () => session.dispose();
});

test('the tale of the coat grows likelier: pig to dog, sleepy to little, sang to played, and coat to umbrella', () => {
  const { versions } = answer(draftQuestions(values)[0] ?? null);
  expect(text(versions[0])).toBe(
    'It rained, so Ben took his coat. By the pond he met a sleepy pig. They sang in the rain. At home he put the umbrella back.\n',
  );
  expect(versions.slice(1).map(({ place, pieces }) => pieces[place])).toEqual([
    ' dog',
    ' little',
    ' played',
    ' umbrella',
  ]);
  expect(versions.map(({ broken }) => broken)).toEqual([1, 1, 1, 1, 0]);
  expect(versions[0]?.total).toBeCloseTo(17.5, 1);
  expect(versions[4]?.total).toBeCloseTo(12.3, 1);
  expect(Math.round(100 * (versions[4]?.candidates[0]?.[1] ?? 0))).toBe(65);
});

test('over eight drafts surprise falls, one of three broken rules is mended, and the drafts grow more alike', () => {
  const course = (temperature: number) =>
    courseOf(draftQuestions({ ...values, temperature }).map(answer));
  const cold = course(0);
  expect(ends(cold.nats, 2)).toEqual([0.48, 0.37]);
  expect(ends(cold.broken, 0)).toEqual([3, 2]);
  expect(ends(cold.variety, 2)).toEqual([0.81, 0.79]);
  const drawn = course(1);
  expect(ends(drawn.nats, 2)).toEqual([0.48, 0.42]);
  expect(ends(drawn.variety, 2)).toEqual([0.81, 0.8]);
});

test('in a tale of a kite in the rain and a dog that says “Meow” both slips are mended at once, before anything else', () => {
  const draft =
    'It rained, so Mia took her kite. By the pond she saw a big dog. "Meow!" said the dog. She went home and put the coat back.';
  const { versions } = answer(ownQuestion({ ...values, text: draft }));
  expect(versions.slice(1).map(({ place, pieces }) => pieces[place])).toEqual([
    ' umbrella',
    'Woof',
    ' Lily',
    ' little',
    ' met',
    ' umbrella',
  ]);
  expect(versions.map(({ total }) => Math.round(total))).toEqual([30, 20, 14, 14, 13, 13, 13]);
});

function text(version: Revisions['versions'][number] | undefined): string {
  return version?.pieces.join('') ?? '';
}

/** The first and the last value, to so many digits. */
function ends(values: readonly number[], digits: number): number[] {
  return [values[0] ?? 0, values.at(-1) ?? 0].map((value) => Number(value.toFixed(digits)));
}

function answer(question: Question | null): Revisions {
  const look = question && session.answer?.(question);
  if (!look) throw new Error('invalid session; expected one that answers');
  return revisionsOf(look);
}
