/** What revising does, try by try: surprise falls; rules and variety, over several drafts. */

import { valueAxis } from '#charts/axes.ts';
import { type PlaneAxis, PlaneChart, type PlaneLine } from '#charts/PlaneChart.tsx';
import { mostTries } from './parameters.ts';
import { type Course, type Revisions, versionAfter } from './revisions.ts';

/** The draft on show, all drafts, and the try of the version on show. */
export interface CourseChartsProps {
  readonly revisions: Revisions;
  readonly course: Course;
  /** How many drafts the course is of. */
  readonly count: number;
  readonly cursor: number;
}

/** Two charts, side by side where there is room, and what they say in a sentence. */
export function CourseCharts({ revisions, course, count, cursor }: CourseChartsProps) {
  const own = tries.map((tried) => {
    const version = versionAfter(revisions.versions, tried);
    return version ? version.total / version.nats.length : 0;
  });
  const heights = valueAxis([...own, ...course.nats]);
  const many = `mean of ${count} drafts`;
  const fall = told(course, count);
  return (
    <>
      <div className="columns">
        <PlaneChart
          title="Surprise at a word, in nats"
          summary={`${fall} This text: ${first(own)} to ${last(own)} nats a word.`}
          x={triesAxis}
          y={{
            label: '',
            from: 0,
            to: heights.to,
            ticks: heights.ticks.map((tick) => [tick, String(tick)]),
          }}
          lines={[
            {
              label: many,
              ...endSide(course.nats, own),
              colour: 'var(--soft)',
              points: along(course.nats),
              dash: '5 3',
            },
            {
              label: 'this text',
              ...endSide(own, course.nats),
              colour: 'var(--loss)',
              points: along(own),
            },
          ]}
          marks={[]}
          cursor={cursor}
        />
        <PlaneChart
          title={`Of ${count} drafts together`}
          summary={fall}
          x={triesAxis}
          y={shareAxis(course)}
          lines={shareLines(course)}
          marks={[]}
          cursor={cursor}
        />
      </div>
      <p className="remark">{fall}</p>
    </>
  );
}

const tries = Array.from({ length: mostTries + 1 }, (_, i) => i);

const triesAxis: PlaneAxis = {
  label: 'words tried',
  from: 0,
  to: mostTries,
  ticks: [0, 5, 10, 15, 20].map((tick) => [tick, String(tick)]),
};

function along(values: readonly (number | null)[]): [number, number][] {
  return values.flatMap((value, i) => (value === null ? [] : [[i, value] as [number, number]]));
}

/** Labels of two curves keep out of each other's way. */
function endSide(own: readonly number[], other: readonly number[]) {
  const isAbove = (own.at(-1) ?? 0) >= (other.at(-1) ?? 0);
  return { side: isAbove ? 'above' : 'below', labelled: mostTries - 4 } as const;
}

function shareLines({ kept, variety }: Course): PlaneLine[] {
  const at = { labelled: mostTries - 5, side: 'below' } as const;
  return [
    { label: 'rules kept', ...at, colour: 'var(--real)', points: along(kept) },
    {
      label: 'different three-word runs',
      ...at,
      colour: 'var(--generated)',
      dash: '7 3',
      points: along(variety),
    },
  ];
}

function shareAxis({ kept, variety }: Course): PlaneAxis {
  const lowest = Math.min(...variety, ...kept.map((share) => share ?? 1));
  const from = Math.max(0, Math.floor(10 * lowest - 1) / 10);
  const ticks = [0, 0.2, 0.4, 0.6, 0.7, 0.8, 0.9, 1].filter((tick) => tick >= from);
  return {
    label: '',
    from,
    to: 1,
    ticks: ticks.map((tick) => [tick, `${Math.round(100 * tick)} %`]),
  };
}

/** What revising does to the drafts, in a sentence. */
export function told({ nats, broken, variety, kept }: Course, count: number): string {
  const rules =
    kept[0] === null
      ? ''
      : ` Rules of these texts are broken ${times(broken[0] ?? 0)} before and ${times(broken.at(-1) ?? 0)} after.`;
  return `Over ${count} drafts the surprise at a word goes from ${first(nats)} to ${last(nats)} nats.${rules} Of their three-word runs ${percent(variety[0] ?? 0)} were different, and ${percent(variety.at(-1) ?? 0)} are.`;
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}

function percent(share: number): string {
  return `${Math.round(100 * share)}\u00a0%`;
}

function first(values: readonly number[]): string {
  return (values[0] ?? 0).toFixed(2);
}

function last(values: readonly number[]): string {
  return (values.at(-1) ?? 0).toFixed(2);
}
