import { describe, expect, test } from 'vitest';
import { demoById, demos } from '../registry.ts';
import { goalsOf, progressOf, readGoal, writeGoal } from './goals.ts';
import { presetValues } from './values.ts';

const cases = demos.flatMap((definition) =>
  definition.presets.map(({ id }) => ({
    name: `${definition.id}, ${id}`,
    definition,
    values: presetValues(definition, id),
  })),
);

describe.each(cases)('$name', ({ definition, values }) => {
  const goals = goalsOf(definition, values);

  test('has goals with an id of their own, in words, that are read from what is written', () => {
    expect(new Set(goals.map(({ id }) => id)).size).toBe(goals.length);
    for (const goal of goals) {
      const chosen = { goal, bar: goal.bar?.default ?? 0 };
      expect(goal.label(values, chosen.bar)).toMatch(/\S/);
      expect(readGoal(definition, values, writeGoal(chosen))?.goal.id).toBe(goal.id);
    }
  });

  test('nothing that is counted is reached before anything has happened', () => {
    for (const goal of goals.filter(({ bar }) => bar)) {
      const chosen = { goal, bar: goal.bar?.default ?? 0 };
      expect(progressOf(chosen, { metrics: {}, values, step: 0 })).toBeLessThan(1);
    }
  });
});

describe('a goal in an address', () => {
  const definition = demoById('gan-points');
  const values = presetValues(definition, 'ring');
  test.each([
    ['steps:20', 20],
    ['steps', definition.stepsToFinish],
  ])('%s', (text, bar) => expect(readGoal(definition, values, text)?.bar).toBe(bar));

  test.each(['', 'nothing', 'steps:', 'steps:x', 'steps:0', 'steps:1:2', 'covered:3', '__proto__'])(
    'no goal: %s',
    (text) => expect(readGoal(definition, values, text)).toBeNull(),
  );

  test('steps are counted', () => {
    const goal = readGoal(definition, values, 'steps:20');
    const at = (step: number) => goal && progressOf(goal, { metrics: {}, values, step });
    expect([0, 5, 20, 30].map(at)).toEqual([0, 0.25, 1, 1]);
  });
});
