/** A generator's points before and after its critic has gone over them. */

import { useMemo } from 'react';
import { type PlaneAxis, PlaneChart } from '#charts/PlaneChart.tsx';
import { Choice } from '#controls/Choice.tsx';
import { Slider } from '#controls/Slider.tsx';
import { Switch } from '#controls/Switch.tsx';
import { DemoFrame, type DemoProps, type ViewProps } from '../framework/DemoFrame.tsx';
import { WholeNumberField } from '../framework/ParameterFields.tsx';
import { Setting } from '../framework/Setting.tsx';
import { useAnswer } from '../framework/useAnswer.ts';
import { critic as measured } from '../gan-points/noiseFigure.ts';
import { critic } from './definition.ts';
import { type CriticValues, mostSteps, parameters } from './parameters.ts';
import { RefinedPlane } from './RefinedPlane.tsx';
import { type Measures, type Refined, refinedOf, refiningQuestion } from './refining.ts';

/** The demo `critic`: its frame around its figure. */
export default function CriticDemo(props: DemoProps) {
  return <DemoFrame definition={critic} View={CriticView} {...props} />;
}

function CriticView({ snapshot, values, model, onChange }: ViewProps) {
  const settings = values as CriticValues; // the frame has checked them
  const question = useMemo(() => refiningQuestion(settings), [settings]);
  const { look, problem } = useAnswer(model, question);
  const refined = useMemo(() => look && refinedOf(look), [look]);
  const { opinion, real } = snapshot?.arrays ?? {};
  const isRejection = settings.method === 'rejection';
  return (
    <div className="critic">
      <Knobs values={settings} onChange={onChange} />
      {refined ? (
        <>
          <div className="columns">
            <RefinedPlane
              title="As the generator makes them"
              summary={`Generated points: ${inWords(refined.worth[0])}.`}
              {...{ opinion, real }}
              points={refined.points}
            />
            <RefinedPlane
              title={isRejection ? 'What the critic keeps' : 'After the noise has moved'}
              summary={`${isRejection ? 'Points kept' : 'Points moved'}: ${inWords(refined.worth[1])}.`}
              {...{ opinion, real }}
              points={refined.after}
            />
          </div>
          <p className="remark">
            {isRejection && `${refined.after.length / 2} of ${measured.drawn} points are kept. `}
            Green ground: the critic believes; orange ground: it doubts. Dots are real points,
            crosses generated ones.
          </p>
          <div className="columns">
            <Worth refined={refined} />
            {!isRejection && refined.way.onShape.length > 1 ? <Way refined={refined} /> : <span />}
          </div>
        </>
      ) : (
        <p className="remark" role="status">
          {problem ?? 'Asking the model…'}
        </p>
      )}
    </div>
  );
}

function Knobs({
  values,
  onChange,
}: {
  readonly values: CriticValues;
  readonly onChange: ViewProps['onChange'];
}) {
  const slider = (id: 'leniency' | 'steps' | 'stepSize') => (
    <Setting id={id}>
      <Slider
        {...parameters[id]}
        value={values[id]}
        onChange={(value) => onChange({ [id]: value })}
      />
    </Setting>
  );
  return (
    <div className="controls">
      <Setting id="method">
        <Choice
          label={parameters.method.label}
          help={parameters.method.help}
          value={values.method}
          options={parameters.method.options}
          onChange={(method) => onChange({ method })}
        />
      </Setting>
      {values.method === 'rejection' ? (
        slider('leniency')
      ) : (
        <>
          {slider('steps')}
          {slider('stepSize')}
          <Setting id="push">
            <Switch
              label={parameters.push.label}
              isOn={values.push}
              onChange={(push) => onChange({ push })}
            />
          </Setting>
        </>
      )}
      <Setting id="diceSeed">
        <WholeNumberField
          parameter={parameters.diceSeed}
          value={values.diceSeed}
          onChange={(seed) => onChange({ diceSeed: seed })}
        />
      </Setting>
    </div>
  );
}

/** The measures before and after, in a table. */
function Worth({ refined: { worth } }: { readonly refined: Refined }) {
  const row = (label: string, told: (one: Measures) => string) => (
    <tr>
      <th scope="row">{label}</th>
      {worth.map((one, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: before and after
        <td key={i}>{told(one)}</td>
      ))}
    </tr>
  );
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Quality</th>
          <th scope="col">before</th>
          <th scope="col">after</th>
        </tr>
      </thead>
      <tbody>
        {row('Points on the shape', ({ onShape }) => percent(onShape))}
        {row('Parts covered', ({ covered, parts }) => `${covered} of ${parts}`)}
        {row('Evenness among the parts', ({ evenness }) => percent(evenness))}
      </tbody>
    </table>
  );
}

const stepsAxis: PlaneAxis = {
  label: 'steps uphill',
  from: 0,
  to: mostSteps,
  ticks: [0, 10, 20, 30, 40].map((tick) => [tick, String(tick)]),
};

const shareAxis: PlaneAxis = {
  label: '',
  from: 0,
  to: 1,
  ticks: [0, 0.25, 0.5, 0.75, 1].map((tick) => [tick, `${100 * tick} %`]),
};

/** Quality along the way uphill. */
function Way({ refined: { way, worth } }: { readonly refined: Refined }) {
  const along = (shares: readonly number[]) =>
    shares.map((share, i) => [measured.every * i, share] as const);
  const [before, after] = worth;
  return (
    <PlaneChart
      title="Quality along the way"
      summary={`From ${inWords(before)} to ${inWords(after)}.`}
      x={stepsAxis}
      y={shareAxis}
      lines={[
        {
          label: 'on the shape',
          side: 'below',
          labelled: Math.floor(way.onShape.length / 2),
          colour: 'var(--generated)',
          points: along(way.onShape),
        },
        {
          label: 'parts covered',
          side: 'below',
          labelled: Math.floor(way.covered.length / 2),
          colour: 'var(--real)',
          dash: '7 3',
          points: along(way.covered),
        },
      ]}
      marks={[]}
    />
  );
}

function inWords({ onShape, covered, parts }: Measures): string {
  return `${percent(onShape)} on the shape, ${covered} of ${parts} parts covered`;
}

function percent(share: number): string {
  return `${Math.round(100 * share)}\u00a0%`;
}
