/** Samples of a model beside real text: how long the stretches are that stand in what it has read, and each with its source. */

import { useMemo, useState } from 'react';
import { DotRows } from '#charts/DotRows.tsx';
import { DemoFrame, type DemoProps, type ViewProps } from '../framework/DemoFrame.tsx';
import { type Answer, type Model, useAnswer } from '../framework/useAnswer.ts';
import { missing } from '../next-token/definition.ts';
import { copies } from './definition.ts';
import { comparisons, type Tallies, verdict } from './inWords.ts';
import type { CopiesValues } from './parameters.ts';
import { SampleControls } from './SampleControls.tsx';
import { SampleList } from './SampleList.tsx';
import {
  leastOf,
  longestOf,
  parts,
  type Samples,
  samplesOf,
  samplesQuestion,
  tallyOf,
} from './samples.ts';

/** The demo `copies`: its frame around its figure. */
export default function CopiesDemo(props: DemoProps) {
  return <DemoFrame definition={copies} View={CopiesView} {...props} />;
}

function CopiesView({ snapshot, values, rows, model, onChange }: ViewProps) {
  const settings = values as CopiesValues; // the frame has checked them
  const shown = snapshot?.step ?? 0;
  // While it trains, only measured moments are asked: each answer takes as long as several steps.
  const step = rows.findLast((row) => row.step <= shown)?.step ?? shown;
  const { model: written, real, untrained, isWaiting, problem } = useSamples(model, settings, step);
  const bySource = { model: written, real, untrained };
  const list = bySource[settings.shows];
  const [picked, pick] = useState(0);
  const tallies = { model: tallyOf(written), real: tallyOf(real), untrained: tallyOf(untrained) };
  const row = (kind: CopiesValues['shows'], label: string) => ({
    label,
    values: bySource[kind].map(longestOf),
    mean: tallies[kind].meanLongest,
    reading: `${tallies[kind].meanLongest.toFixed(1)} on average`,
    picked: settings.shows === kind ? picked : null,
  });
  return (
    <div className="copies-figure">
      <SampleControls values={settings} onChange={onChange} />
      {written.length > 0 ? (
        <>
          <div className="comparison">
            <DotRows
              title="The longest stretch of each sample that stands in the training text"
              unit="characters"
              rows={[
                { ...row('model', 'The model'), tone: 'generated' },
                { ...row('real', 'Real text, kept back'), tone: 'real' },
                row('untrained', 'Before training'),
              ]}
            />
            <div>
              <p className="verdict" role="status">
                {isWaiting ? 'Writing and searching…' : verdict(tallies)}
              </p>
              <Comparisons tallies={tallies} values={settings} />
            </div>
          </div>
          <SampleList
            key={settings.shows}
            samples={list}
            least={leastOf(settings)}
            source={settings.source}
            isReal={settings.shows === 'real'}
            picked={picked}
            onPick={pick}
          />
        </>
      ) : (
        <p className="waiting" role="status">
          {problem ??
            (missing(values as CopiesValues)
              ? 'There is no model to ask yet.'
              : 'Asking the model…')}
        </p>
      )}
    </div>
  );
}

function Comparisons({
  tallies,
  values,
}: {
  readonly tallies: Tallies;
  readonly values: CopiesValues;
}) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">
            <span className="hidden">Compared</span>
          </th>
          <th scope="col">The model</th>
          <th scope="col">Real text</th>
        </tr>
      </thead>
      <tbody>
        {comparisons(tallies, values).map(({ what, model, real }) => (
          <tr key={what}>
            <th scope="row">{what}</th>
            <td>{model}</td>
            <td>{real}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface AllSamples {
  readonly model: Samples;
  readonly real: Samples;
  readonly untrained: Samples;
  readonly isWaiting: boolean;
  readonly problem: string | null;
}

/** All parts of the samples at a moment, and of those before training. */
function useSamples(model: Model, values: CopiesValues, step: number): AllSamples {
  const [first, second, third, fourth] = parts;
  const answers = [
    usePart(model, values, step, first),
    usePart(model, values, step, second),
    usePart(model, values, step, third),
    usePart(model, values, step, fourth),
  ];
  const untrained = useAnswer(
    model,
    useMemo(() => samplesQuestion(values, 0, 'untrained'), [values]),
    0,
  );
  const looks = answers.map(({ look }) => look);
  return {
    // biome-ignore lint/correctness/useExhaustiveDependencies: the looks, one by one
    model: useMemo(() => samplesOf(looks, 'written'), looks),
    // biome-ignore lint/correctness/useExhaustiveDependencies: the looks, one by one
    real: useMemo(() => samplesOf(looks, 'real'), looks),
    untrained: useMemo(() => samplesOf([untrained.look], 'written'), [untrained.look]),
    isWaiting: answers.some((answer) => answer.isWaiting),
    problem: answers.find((answer) => answer.problem)?.problem ?? null,
  };
}

function usePart(model: Model, values: CopiesValues, step: number, part: number): Answer {
  const question = useMemo(() => samplesQuestion(values, part, 'now'), [values, part]);
  return useAnswer(model, question, step);
}
