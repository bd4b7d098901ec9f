/** What heads make a habit of over several stretches, against what their attention to each gives by itself. */

import { afterEach, beforeAll, expect, test } from 'vitest';
import { split } from '#data/corpus.ts';
import type { Metrics, Session } from '#engine/session.ts';
import { selectBackend } from '#tensor/backends.ts';
import { defaultValues } from '../../framework/values.ts';
import { type AboutAttention, aboutOf, numbersOf, squaresOf } from '../../inside/answers.ts';
import { habitsOf } from '../../inside/habits.ts';
import { nextToken } from '../definition.ts';
import type { TextRunValues } from '../values.ts';
import { prepareAnswers } from './answers.ts';
import { createTextSession } from './session.ts';

const context = 16;
const ownText = 'the cat sat on the mat and the dog sat by the door. '.repeat(20);

let session: Session;

beforeAll(async () => {
  await selectBackend('simd');
  await prepareAnswers();
});
afterEach(() => session.dispose());

test('they are means over the first four held-out stretches, and the metrics the best head’s', () => {
  begin({});
  for (let i = 0; i < 30; i++) session.step();
  const { heldOut } = split(ownText);
  // Stretches of such a text begin half a context apart.
  const read = [0, 1, 2, 3].map((row) =>
    readAlone(heldOut.slice((row * context) / 2).slice(0, context)),
  );
  const habits = habitsOf(numbersOf(asked(''), 'habits'));
  expect(habits).toHaveLength(4);
  for (const [head, { before, itself, first, induction }] of habits.entries()) {
    const mean = (habit: keyof Alone) =>
      read.reduce((sum, heads) => sum + (heads[head]?.[habit] ?? 0), 0) / 4;
    expect(before).toBeCloseTo(mean('before'), 5);
    expect(itself).toBeCloseTo(mean('itself'), 5);
    expect(first).toBeCloseTo(mean('first'), 5);
    expect(induction).toBeCloseTo(mean('induction'), 5);
  }
  const { looksBack, induction } = measured();
  expect(looksBack).toBeCloseTo(Math.max(...habits.map(({ before }) => before)), 6);
  expect(induction).toBeCloseTo(Math.max(...habits.map((one) => one.induction)), 6);
});

test('a model without heads has no such metrics', () => {
  begin({ model: 'window', context: 8 });
  const metrics = measured();
  expect(metrics['heldOutLoss']).toBeGreaterThan(0);
  expect(Object.keys(metrics)).not.toContain('looksBack');
});

interface Alone {
  readonly before: number;
  readonly first: number;
  readonly itself: number;
  readonly induction: number;
}

/** The habits of each head over one text, from the attention that is shown of it. */
function readAlone(text: string): Alone[] {
  const look = asked(text);
  const { pieces } = aboutOf<AboutAttention>(look);
  expect(pieces).toHaveLength(context);
  return squaresOf(numbersOf(look, 'weights'), context).map((weights) => {
    const places = pieces.map((_, i) => i).slice(1);
    const mean = (pairs: readonly (readonly [number, number])[]) =>
      pairs.reduce((sum, [from, to]) => sum + (weights[from * context + to] ?? 0), 0) /
      pairs.length;
    const repeated = places.flatMap((from): [number, number][] => {
      const last = pieces.lastIndexOf(pieces[from] ?? '', from - 1);
      return last >= 0 && last + 1 < from ? [[from, last + 1]] : [];
    });
    return {
      before: mean(places.map((from) => [from, from - 1])),
      first: mean(places.map((from) => [from, 0])),
      itself: mean(places.map((from) => [from, from])),
      induction: mean(repeated),
    };
  });
}

function begin(patch: Partial<TextRunValues>): void {
  const { panel, ...values } = defaultValues(nextToken);
  const own = { source: 'own', ownText, tokens: 'characters', context } as const;
  const small = { width: 16, blocks: 2, heads: '2', batchSize: 4 } as const;
  session = createTextSession({ ...values, ...own, ...small, ...patch }, {});
}

function asked(text: string) {
  const look = session.answer?.({ kind: 'attention', text });
  if (!look) throw new Error('expected a session that answers');
  return look;
}

function measured(): Metrics {
  const measuring = session.measure();
  for (;;) {
    const { done, value } = measuring.next();
    if (done) return value;
  }
}
