/** A draft that its model goes over: the version on show, the knobs, and where it stops helping. */

import { useMemo } from 'react';
import { Slider } from '#controls/Slider.tsx';
import { TextField } from '#controls/TextField.tsx';
import { DemoFrame, type DemoProps, type ViewProps } from '../framework/DemoFrame.tsx';
import { WholeNumberField } from '../framework/ParameterFields.tsx';
import { Setting } from '../framework/Setting.tsx';
import { useAnswer } from '../framework/useAnswer.ts';
import { answered, useAnswers } from '../framework/useAnswers.ts';
import { CourseCharts } from './CourseCharts.tsx';
import { revise } from './definition.ts';
import { parameters, type ReviseValues } from './parameters.ts';
import { courseOf, draftQuestions, ownQuestion, revisionsOf } from './revisions.ts';
import { VersionText } from './VersionText.tsx';

/** The demo `revise`: its frame around its figure. */
export default function ReviseDemo(props: DemoProps) {
  return <DemoFrame definition={revise} View={ReviseView} {...props} />;
}

function ReviseView({ values, model, onChange }: ViewProps) {
  const settings = values as ReviseValues; // the frame has checked them
  const { looks, problem } = useAnswers(model, draftQuestions(settings));
  const own = useAnswer(model, ownQuestion(settings));
  const all = useMemo(() => answered(looks).map(revisionsOf), [looks]);
  const course = useMemo(() => courseOf(all), [all]);
  const isOwn = settings.text.trim() !== '';
  const revisions = useMemo(
    () => (isOwn ? own.look && revisionsOf(own.look) : (all[0] ?? null)),
    [isOwn, own.look, all],
  );
  const last = (revisions?.versions.length ?? 1) - 1;
  const at = Math.min(settings.at, last);
  return (
    <div className="revise">
      <Setting id="text">
        <TextField
          label="Draft (empty: one that the model writes)"
          value={settings.text}
          faultOf={(text) =>
            text.length > parameters.text.maxLength
              ? `This is ${text.length} characters long; ${parameters.text.maxLength} are read at most.`
              : null
          }
          onChange={(text) => onChange({ text, at: 0 })}
        />
      </Setting>
      <Setting id="at">
        <Steps at={at} last={last} onStep={(step) => onChange({ at: step })} />
      </Setting>
      {revisions ? (
        <VersionText revisions={revisions} at={at} />
      ) : (
        <p className="remark" role="status">
          {own.problem ?? problem ?? 'Asking the model…'}
        </p>
      )}
      <Knobs values={settings} onChange={onChange} />
      {revisions && all.length > 0 && (
        <CourseCharts
          {...{ revisions, course }}
          count={all.length}
          cursor={revisions.versions[at]?.tries ?? 0}
        />
      )}
    </div>
  );
}

interface StepsProps {
  readonly at: number;
  /** The last revision that there is. */
  readonly last: number;
  readonly onStep: (at: number) => void;
}

function Steps({ at, last, onStep }: StepsProps) {
  const button = (label: string, to: number, isOff: boolean) => (
    <button
      type="button"
      aria-disabled={isOff || undefined}
      onClick={() => {
        if (!isOff) onStep(to);
      }}
    >
      {label}
    </button>
  );
  return (
    <div className="row">
      {button('Back to the draft', 0, at === 0)}
      {button('Back', at - 1, at === 0)}
      {button('Revise', at + 1, at >= last)}
      {button('To the end', last, at >= last)}
      <span className="remark">
        revision {at} of {last}
      </span>
    </div>
  );
}

function Knobs({
  values,
  onChange,
}: {
  readonly values: ReviseValues;
  readonly onChange: ViewProps['onChange'];
}) {
  const slider = (id: 'draftTemperature' | 'temperature' | 'candidates') => {
    const { label, help, min, max, step } = parameters[id];
    return (
      <Setting id={id}>
        <Slider
          {...{ label, help, min, max, step }}
          value={values[id]}
          onChange={(value) => onChange({ [id]: value })}
        />
      </Setting>
    );
  };
  return (
    <div className="controls">
      {slider('temperature')}
      {slider('draftTemperature')}
      {slider('candidates')}
      <Setting id="diceSeed">
        <WholeNumberField
          parameter={parameters.diceSeed}
          value={values.diceSeed}
          onChange={(seed) => onChange({ diceSeed: seed, at: 0 })}
        />
      </Setting>
    </div>
  );
}
