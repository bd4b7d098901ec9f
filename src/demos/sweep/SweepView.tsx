/** The sampler at every setting of a knob: quality against variety, the texts of one setting, and the likeliest text. */

import { useMemo } from 'react';
import { Choice } from '#controls/Choice.tsx';
import { Slider } from '#controls/Slider.tsx';
import { TextField } from '#controls/TextField.tsx';
import { DemoFrame, type DemoProps, type ViewProps } from '../framework/DemoFrame.tsx';
import { WholeNumberField } from '../framework/ParameterFields.tsx';
import { Setting } from '../framework/Setting.tsx';
import { useAnswers } from '../framework/useAnswers.ts';
import { sweep } from './definition.ts';
import { greedyOf, measuredOf, questionsOf } from './grid.ts';
import { LoopPanel } from './LoopPanel.tsx';
import { MeasureCharts } from './MeasureCharts.tsx';
import { parameters, type SweepValues } from './parameters.ts';
import { SamplesPanel } from './SamplesPanel.tsx';
import { TradeOffPanel } from './TradeOffPanel.tsx';

/** The demo `sweep`: its frame around its figure. */
export default function SweepDemo(props: DemoProps) {
  return <DemoFrame definition={sweep} View={SweepView} {...props} />;
}

function SweepView({ values, model, onChange }: ViewProps) {
  const settings = values as SweepValues; // the frame has checked them
  const questions = useMemo(() => questionsOf(settings), [settings]);
  const { looks, problem } = useAnswers(model, questions);
  const [real = null, ...rest] = looks;
  const measured = rest.slice(0, -1).map((look) => look && measuredOf(look));
  const yardstick = real && measuredOf(real);
  const greedy = rest.at(-1);
  const done = measured.filter((one) => one !== null).length;
  const shared = { values: settings, measured, yardstick };
  const choose = (point: number) => onChange({ point });
  return (
    <div className="sweep">
      <Knobs values={settings} onChange={onChange} />
      <p className="remark" role="status">
        {problem ??
          (done < measured.length
            ? `Writing: ${done} of ${measured.length} settings are done.`
            : `${done * settings.texts} texts of ${settings.length} tokens, ${settings.texts} at each setting, the same dice at every setting.`)}
      </p>
      <div className="columns">
        <TradeOffPanel {...shared} onChoose={choose} />
        <SamplesPanel {...shared} onChoose={choose} />
      </div>
      <MeasureCharts {...shared} />
      {greedy && <LoopPanel greedy={greedyOf(greedy)} />}
      <Amounts values={settings} onChange={onChange} />
    </div>
  );
}

interface SettingsProps {
  readonly values: SweepValues;
  readonly onChange: ViewProps['onChange'];
}

/** What is turned, what is held, and who judges. */
function Knobs({ values, onChange }: SettingsProps) {
  const choice = (id: 'knob' | 'quality') => {
    const { label, options } = parameters[id];
    return (
      <Setting id={id}>
        <Choice
          {...{ label, options }}
          value={values[id]}
          onChange={(to) => onChange({ [id]: to })}
        />
      </Setting>
    );
  };
  return (
    <div className="controls">
      {choice('knob')}
      <NumberSlider
        id={values.knob === 'temperature' ? 'topP' : 'temperature'}
        {...{ values, onChange }}
      />
      {choice('quality')}
    </div>
  );
}

/** How much is written, after what, and by which dice. */
function Amounts({ values, onChange }: SettingsProps) {
  return (
    <div className="controls">
      <NumberSlider id="texts" {...{ values, onChange }} />
      <NumberSlider id="length" {...{ values, onChange }} />
      <Setting id="prompt">
        <TextField
          label="Prompt (may be empty)"
          value={values.prompt}
          faultOf={(text) =>
            text.length > parameters.prompt.maxLength
              ? `This is ${text.length} characters long; ${parameters.prompt.maxLength} are read at most.`
              : null
          }
          onChange={(prompt) => onChange({ prompt })}
        />
      </Setting>
      <Setting id="diceSeed">
        <WholeNumberField
          parameter={parameters.diceSeed}
          value={values.diceSeed}
          isExplained={false}
          onChange={(diceSeed) => onChange({ diceSeed })}
        />
      </Setting>
    </div>
  );
}

function NumberSlider({
  id,
  values,
  onChange,
}: SettingsProps & { readonly id: 'temperature' | 'topP' | 'texts' | 'length' }) {
  const { label, min, max, step } = parameters[id];
  return (
    <Setting id={id}>
      <Slider
        {...{ label, min, max, step }}
        value={values[id]}
        onChange={(to) => onChange({ [id]: to })}
      />
    </Setting>
  );
}
