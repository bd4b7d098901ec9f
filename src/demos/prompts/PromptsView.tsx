/** Up to four prompts side by side, given to one model with the same dice. */

import { useMemo } from 'react';
import { Slider } from '#controls/Slider.tsx';
import { TextField } from '#controls/TextField.tsx';
import { DemoFrame, type DemoProps, type ViewProps } from '../framework/DemoFrame.tsx';
import { WholeNumberField } from '../framework/ParameterFields.tsx';
import { questionKey } from '../framework/recording.ts';
import { Setting } from '../framework/Setting.tsx';
import { type Model, useAnswer } from '../framework/useAnswer.ts';
import { missing } from '../next-token/definition.ts';
import { nounOf } from '../next-token/patterns.ts';
import { asBegun } from '../surprise/moments.ts';
import { Scale } from '../surprise/ShadedText.tsx';
import { promptsSteer } from './definition.ts';
import { PromptColumn } from './PromptColumn.tsx';
import { parameters, promptIds } from './parameters.ts';
import { ShiftTable } from './ShiftTable.tsx';
import {
  type PromptsValues,
  promptsOf,
  type Steered,
  steeredOf,
  steeringQuestion,
} from './steering.ts';

/** The demo `prompts`: its frame around its figure. */
export default function PromptsDemo(props: DemoProps) {
  return <DemoFrame definition={promptsSteer} View={PromptsView} {...props} />;
}

function PromptsView({ values, model, onChange }: ViewProps) {
  const settings = values as PromptsValues; // the frame has checked them
  const prompts = promptsOf(settings);
  // A hook for each that there can be.
  const asked = [
    useSteered(model, settings, prompts[0]),
    useSteered(model, settings, prompts[1]),
    useSteered(model, settings, prompts[2]),
    useSteered(model, settings, prompts[3]),
  ].slice(0, prompts.length);
  const steered = asked.map(({ steered }) => steered);
  const noun = nounOf(asBegun(settings));
  const status = missing(settings) ? 'There is no model to ask yet.' : 'Asking the model…';
  const known = steered.filter((one) => one !== null);
  const [first] = known;
  // At least as much as a blind guess is surprised.
  const most = Math.max(...known.flatMap(({ prompt }) => [prompt.blind, prompt.mean ?? 0]), 0);
  return (
    <div
      className="prompts"
      data-prompts={prompts.length}
      data-waiting={asked.some(({ isStale }) => isStale) || undefined}
    >
      <Fields values={settings} prompts={prompts} onChange={onChange} />
      <ShiftTable {...{ prompts, steered }} />
      <Knobs values={settings} onChange={onChange} />
      <div className="columns">
        {prompts.map((prompt, place) => (
          <PromptColumn
            // biome-ignore lint/suspicious/noArrayIndexKey: a prompt is its place
            key={place}
            {...{ place, prompt, noun, most }}
            steered={steered[place] ?? null}
            status={asked[place]?.problem ?? status}
          />
        ))}
      </div>
      {first && <Scale reading={first.prompt} noun={noun} />}
    </div>
  );
}

interface Asked {
  readonly steered: Steered | null;
  /** What is on show is about the settings before. */
  readonly isStale: boolean;
  readonly problem: string | null;
}

function useSteered(model: Model, values: PromptsValues, prompt: string | undefined): Asked {
  const question = prompt === undefined ? null : steeringQuestion(prompt, values);
  const { look, key, problem } = useAnswer(model, question);
  const steered = useMemo(() => look && steeredOf(look), [look]);
  return { steered, isStale: question !== null && key !== questionKey(question), problem };
}

interface SettingProps {
  readonly values: PromptsValues;
  readonly onChange: ViewProps['onChange'];
}

/** A field for each prompt, and buttons for one more or one fewer. */
function Fields({
  values,
  prompts,
  onChange,
}: SettingProps & { readonly prompts: readonly string[] }) {
  const { min, max } = parameters.prompts;
  const setCount = (count: number) => onChange({ prompts: Math.min(max, Math.max(min, count)) });
  return (
    <div className="fields">
      <div className="columns">
        {prompts.map((prompt, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a prompt is its place
          <Setting key={i} id={promptIds[i] ?? 'first'}>
            <TextField
              label={`Prompt ${i + 1}`}
              value={prompt}
              faultOf={faultOfPrompt}
              onChange={(text) => onChange({ [promptIds[i] ?? 'first']: text })}
            />
          </Setting>
        ))}
      </div>
      <div className="row">
        <Setting id="prompts">
          <button
            type="button"
            aria-disabled={prompts.length === max}
            onClick={() => setCount(values.prompts + 1)}
          >
            One more prompt
          </button>
        </Setting>
        <Setting id="prompts">
          <button
            type="button"
            aria-disabled={prompts.length === min}
            onClick={() => setCount(values.prompts - 1)}
          >
            One fewer
          </button>
        </Setting>
      </div>
    </div>
  );
}

function faultOfPrompt(text: string): string | null {
  const { maxLength } = parameters.first;
  if (text.trim() === '')
    return 'There is nothing to go on from: write a word, or take “One fewer”.';
  return text.length > maxLength
    ? `This is ${text.length} characters long; ${maxLength} are read at most.`
    : null;
}

/** What all prompts share: the sampler, how much is written, and the dice. */
function Knobs({ values, onChange }: SettingProps) {
  const slider = (id: 'temperature' | 'topP' | 'minP' | 'length') => {
    const { label, min, max, step } = parameters[id];
    return (
      <Setting id={id}>
        <Slider
          {...{ label, min, max, step }}
          value={values[id]}
          onChange={(value) => onChange({ [id]: value })}
        />
      </Setting>
    );
  };
  return (
    <div className="knobs">
      <p className="title">What is written after them, with the same dice for all</p>
      <div className="controls">
        {slider('temperature')}
        {slider('topP')}
        {slider('minP')}
        {slider('length')}
      </div>
      <div className="row">
        <Setting id="diceSeed">
          <WholeNumberField
            isExplained={false}
            parameter={parameters.diceSeed}
            value={values.diceSeed}
            onChange={(diceSeed) => onChange({ diceSeed })}
          />
        </Setting>
        <Setting id="diceSeed">
          <button
            type="button"
            onClick={() => onChange({ diceSeed: (values.diceSeed + 1) % 1_000_000 })}
          >
            Throw the dice again
          </button>
        </Setting>
      </div>
    </div>
  );
}
