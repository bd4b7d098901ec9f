/** What a teacher may ask readers to reach with a demo: its own goals, its patterns, and a number of steps. */

import type { Definition, Goal, ParameterValues, Pattern, Standing } from './defineDemo.ts';

/** A goal with the number that was chosen for it. */
export interface ChosenGoal {
  readonly goal: Goal;
  readonly bar: number;
}

/** The goals that make sense under these settings. */
export function goalsOf(definition: Definition, values: ParameterValues): readonly Goal[] {
  const { goals = [], patterns, stepsToFinish } = definition;
  return [...goals, ...patterns.map(asGoal), stepsGoal(stepsToFinish)].filter(
    (goal) => goal.applies?.(values) ?? true,
  );
}

/** Reads "covered" or "heldOut:2.3"; null when there is no such goal under these settings, or its number is out of bounds. */
export function readGoal(
  definition: Definition,
  values: ParameterValues,
  text: string,
): ChosenGoal | null {
  const [id, number, ...rest] = text.split(':');
  const goal = goalsOf(definition, values).find((one) => one.id === id);
  if (!goal || rest.length > 0 || (number !== undefined && !goal.bar)) return null;
  const bar = number === undefined ? (goal.bar?.default ?? 0) : Number(number);
  const isWithin = !goal.bar || (bar >= goal.bar.min && bar <= goal.bar.max);
  return isWithin && number?.trim() !== '' ? { goal, bar } : null;
}

/** The goal as it stands in an address: what `readGoal` reads. */
export function writeGoal({ goal, bar }: ChosenGoal): string {
  return goal.bar ? `${goal.id}:${bar}` : goal.id;
}

/** How near a standing is to the goal, from 0 to 1, which is reached. */
export function progressOf({ goal, bar }: ChosenGoal, standing: Standing): number {
  const progress = goal.progress(standing, bar);
  return Number.isFinite(progress) ? Math.min(1, Math.max(0, progress)) : 0;
}

function asGoal(pattern: Pattern): Goal {
  return {
    id: pattern.id,
    applies: (values) => pattern.applies?.(values) ?? true,
    label: (values) => pattern.label(values),
    progress: ({ metrics, values }) => (pattern.progress(metrics, values) ?? 0) / pattern.target,
  };
}

function stepsGoal(stepsToFinish: number): Goal {
  const bar = { label: 'Steps', min: 1, max: 100_000, step: 1, default: stepsToFinish };
  return {
    id: 'steps',
    bar,
    label: (_, steps) => `${steps.toLocaleString('en')} steps of training`,
    progress: ({ step }, steps) => step / steps,
  };
}
