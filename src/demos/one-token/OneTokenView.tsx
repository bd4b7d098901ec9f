/** A text that grows token by token: the chances of the next one, stage by stage, and the dice above them. */

import { useMemo } from 'react';
import { Choice } from '#controls/Choice.tsx';
import { Switch } from '#controls/Switch.tsx';
import { DemoFrame, type DemoProps, type ViewProps } from '../framework/DemoFrame.tsx';
import { NumberField, WholeNumberField } from '../framework/ParameterFields.tsx';
import { Setting } from '../framework/Setting.tsx';
import { useSteadyAnswer } from '../framework/useSteadyAnswer.ts';
import { BeamPanel } from './BeamPanel.tsx';
import { CopyPanel } from './CopyPanel.tsx';
import { DiceRow } from './DiceRow.tsx';
import { oneToken } from './definition.ts';
import { PromptField } from './PromptField.tsx';
import { parameters } from './parameters.ts';
import { recipes } from './recipes.ts';
import { StageTable } from './StageTable.tsx';
import {
  type OneTokenValues,
  promptOf,
  stagesAfter,
  textOf,
  writingQuestion,
  writtenOf,
} from './sampler.ts';
import { WrittenText } from './WrittenText.tsx';

/** The demo `one-token`: its frame around its figure. */
export default function OneTokenDemo(props: DemoProps) {
  return <DemoFrame definition={oneToken} View={OneTokenView} {...props} />;
}

function OneTokenView({ values, model, onChange }: ViewProps) {
  const settings = values as OneTokenValues; // the frame has checked them
  const question = useMemo(
    () => (settings.picking === 'beams' ? null : writingQuestion(settings)),
    [settings],
  );
  const { look, problem } = useSteadyAnswer(model, question);
  const written = useMemo(() => look && writtenOf(look), [look]);
  const stages = useMemo(
    () => (written ? stagesAfter(written, settings) : []),
    [written, settings],
  );
  return (
    <div className="one-token">
      <Setting id="prompt">
        <PromptField
          value={settings.prompt}
          onChange={(prompt) => onChange({ prompt, rolls: '' })}
        />
      </Setting>
      <Setting id="picking">
        <Choice
          label={parameters.picking.label}
          help={parameters.picking.help}
          value={settings.picking}
          options={parameters.picking.options}
          onChange={(picking) => onChange({ picking })}
        />
      </Setting>
      {settings.picking === 'beams' ? (
        <BeamPanel {...{ model, onChange }} values={settings} />
      ) : written ? (
        <>
          <WrittenText written={written} prompt={promptOf(settings)} />
          {written.written.length > 0 && (
            <Setting id="copies">
              <Switch
                label={parameters.copies.label}
                isOn={settings.copies}
                onChange={(copies) => onChange({ copies })}
              />
            </Setting>
          )}
          {settings.copies && written.written.length > 0 && (
            <CopyPanel model={model} text={textOf(written)} />
          )}
          <DiceRow {...{ written, stages }} values={settings} onChange={onChange} />
          <Knobs values={settings} onChange={onChange} />
          <StageTable {...{ written, stages }} values={settings} />
        </>
      ) : (
        <p className="waiting" role="status">
          {problem ?? 'Asking the model…'}
        </p>
      )}
    </div>
  );
}

/** The sampler's settings: a few that are often used as buttons, and each by itself. */
function Knobs({
  values,
  onChange,
}: {
  readonly values: OneTokenValues;
  readonly onChange: ViewProps['onChange'];
}) {
  const slider = (id: 'temperature' | 'topK' | 'topP' | 'minP' | 'penalty') => (
    <Setting id={id}>
      <NumberField
        parameter={parameters[id]}
        value={values[id]}
        onChange={(value) => onChange({ [id]: value })}
      />
    </Setting>
  );
  return (
    <div className="knobs">
      <Setting id="temperature">
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be announced with every button */}
        <div className="row" role="group" aria-label="Settings often used">
          {recipes.map(({ label, values: recipe }) => (
            <button
              key={label}
              type="button"
              aria-pressed={Object.entries(recipe).every(
                ([id, value]) => values[id as keyof typeof recipe] === value,
              )}
              onClick={() => onChange(recipe)}
            >
              {label}
            </button>
          ))}
        </div>
      </Setting>
      <div className="controls">
        {slider('temperature')}
        {slider('topK')}
        {slider('topP')}
        {slider('minP')}
        {slider('penalty')}
        <Setting id="order">
          <Choice
            label={parameters.order.label}
            help={parameters.order.help}
            value={values.order}
            options={parameters.order.options}
            onChange={(order) => onChange({ order })}
          />
        </Setting>
        <Setting id="diceSeed">
          <WholeNumberField
            parameter={parameters.diceSeed}
            value={values.diceSeed}
            onChange={(diceSeed) => onChange({ diceSeed })}
          />
        </Setting>
      </div>
    </div>
  );
}
