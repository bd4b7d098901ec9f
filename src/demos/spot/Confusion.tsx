/** How well lines are told apart at each temperature: by the reader so far, and by a judge that knows surprise alone. */

import { ScoreChart, type ScoreSeries } from '#charts/ScoreChart.tsx';
import type { Tally } from './game.ts';
import { type JudgedAt, judgedAt } from './round.ts';
import { inPercent, intervalWords } from './spotWords.ts';

/** The reader's rounds and the judge's scores. */
export interface ConfusionProps {
  readonly tallies: readonly Tally[];
  readonly judged: readonly JudgedAt[];
  /** The temperature that is set. */
  readonly temperature: number;
  readonly onReset: () => void;
}

/** The chart, and the reader's own confusions as a table. */
export function Confusion({ tallies, judged, temperature, onReset }: ConfusionProps) {
  const series: ScoreSeries[] = [
    { label: 'judge', colour: 'var(--discriminator)', isCurve: true, points: judged.map(pointOf) },
    { label: 'you', colour: 'var(--reader)', isCurve: false, points: tallies.map(pointOf) },
  ];
  const [first] = judged;
  return (
    <div className="confusion">
      <ScoreChart
        title="Lines told rightly, by temperature"
        summary={summaryOf(judged, tallies)}
        axis="temperature"
        ticks={judgedAt}
        series={series}
        level={{ share: 0.5, label: 'a coin' }}
        cursor={temperature}
      />
      <div>
        <p className="remark">
          The judge knows one number of each line: how much it surprises the model, on average. Its
          threshold was learned from other lines
          {first &&
            `; each point rests on ${Math.max(...judged.map(({ all }) => all))} lines, and the bars are intervals of 95 %`}
          .
        </p>
        {tallies.length > 0 ? (
          <>
            <Table tallies={tallies} />
            <button type="button" onClick={onReset}>
              Forget my rounds
            </button>
          </>
        ) : (
          <p className="remark">
            Your rounds come into the same figure, at the temperature that you played them at. They
            are kept on this page alone, until you leave it.
          </p>
        )}
      </div>
    </div>
  );
}

function Table({ tallies }: Pick<ConfusionProps, 'tallies'>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: in a narrow window the table scrolls sideways
    <section className="scroller" tabIndex={0} aria-label="Your rounds">
      <table>
        <thead>
          <tr>
            <th scope="col">Temperature</th>
            <th scope="col">You were right</th>
            <th scope="col">Interval</th>
            <th scope="col">Real taken for made</th>
            <th scope="col">Made taken for real</th>
          </tr>
        </thead>
        <tbody>
          {tallies.map(({ temperature, all, right, interval, realForMade, madeForReal }) => (
            <tr key={temperature}>
              <th scope="row">{temperature}</th>
              <td>
                {right} of {all}
              </td>
              <td>{intervalWords(interval)}</td>
              <td>{realForMade}</td>
              <td>{madeForReal}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function pointOf({ temperature, right, all, interval }: Tally | JudgedAt) {
  return { at: temperature, share: right / all, low: interval.low, high: interval.high };
}

function summaryOf(judged: readonly JudgedAt[], tallies: readonly Tally[]): string {
  const told = (list: readonly (Tally | JudgedAt)[]) =>
    list
      .map(({ temperature, right, all }) => `${inPercent(right / all)} at ${temperature}`)
      .join(', ');
  const judge = judged.length > 0 ? `The judge is right about ${told(judged)}.` : 'No judge yet.';
  return tallies.length > 0 ? `${judge} You were right about ${told(tallies)}.` : judge;
}
