/** What learners are asked to reach. */

import { Choice } from '#controls/Choice.tsx';
import { TextField } from '#controls/TextField.tsx';
import type { Bar, Definition, ParameterValues } from '#demos/framework/defineDemo.ts';
import { type ChosenGoal, goalsOf, readGoal } from '#demos/framework/goals.ts';

/** The goal so far. */
export interface GoalFieldsProps {
  readonly definition: Definition;
  readonly values: ParameterValues;
  readonly goal: ChosenGoal | null;
  readonly onChange: (goal: ChosenGoal | null) => void;
}

/** A list of the goals that these settings allow, and the number of the one that has a number. */
export function GoalFields({ definition, values, goal, onChange }: GoalFieldsProps) {
  const goals = goalsOf(definition, values);
  const barOf = (id: string, bar: Bar | undefined) =>
    goal?.goal.id === id ? goal.bar : (bar?.default ?? 0);
  const bar = goal?.goal.bar;
  return (
    <div className="controls">
      <Choice
        label="Learners shall reach"
        value={goal?.goal.id ?? ''}
        options={[
          { value: '', label: 'No goal' },
          ...goals.map((one) => ({
            value: one.id,
            label: one.label(values, barOf(one.id, one.bar)),
          })),
        ]}
        help="The demo shows how near it is, tells the page when it is reached, and a SCORM package records it."
        onChange={(id) => onChange(id === '' ? null : readGoal(definition, values, id))}
      />
      {goal && bar && (
        <TextField
          label={bar.label}
          inputMode="numeric"
          value={String(goal.bar)}
          help={`From ${bar.min} to ${bar.max}.`}
          faultOf={(text) =>
            readGoal(definition, values, `${goal.goal.id}:${text}`)
              ? null
              : `This has to be a number from ${bar.min} to ${bar.max}.`
          }
          onChange={(text) => onChange(readGoal(definition, values, `${goal.goal.id}:${text}`))}
        />
      )}
    </div>
  );
}
