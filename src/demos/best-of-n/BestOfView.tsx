/** A judge that keeps the best of n: the texts, the gain over n, and the cost. */

import { useMemo } from 'react';
import { Slider } from '#controls/Slider.tsx';
import { Switch } from '#controls/Switch.tsx';
import { DemoFrame, type DemoProps, type ViewProps } from '../framework/DemoFrame.tsx';
import { WholeNumberField } from '../framework/ParameterFields.tsx';
import { Setting } from '../framework/Setting.tsx';
import { answered, useAnswers } from '../framework/useAnswers.ts';
import { DrawnTexts } from './DrawnTexts.tsx';
import { bestOfN } from './definition.ts';
import { GainCharts, told } from './GainCharts.tsx';
import { type BestOfNValues, parameters } from './parameters.ts';
import { drawOf, gainsOf, poolOf, poolQuestions, poolSize, rules, rulesOn } from './pool.ts';

/** The demo `best-of-n`: its frame around its figure. */
export default function BestOfNDemo(props: DemoProps) {
  return <DemoFrame definition={bestOfN} View={BestOfNView} {...props} />;
}

function BestOfNView({ values, model, onChange }: ViewProps) {
  const settings = values as BestOfNValues; // the frame has checked them
  const { looks, problem } = useAnswers(model, poolQuestions(settings));
  const pool = useMemo(() => poolOf(answered(looks)), [looks]);
  const on = rulesOn(settings);
  const names = on.map(({ id }) => id).join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the names are the rules
  const gains = useMemo(() => gainsOf(pool, on), [pool, names]);
  const at = Math.min(settings.n, pool.length) - 1;
  const drawn = drawOf(pool, on, { ...settings, n: Math.max(1, at + 1) });
  return (
    <div className="best-of-n">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be announced with every switch */}
      <div className="row" role="group" aria-label="What the judge prefers: a tale that">
        <span className="title">The judge prefers a tale that</span>
        {rules.map(({ id }) => (
          <Setting key={id} id={id}>
            <Switch
              label={parameters[id].label.toLowerCase()}
              isOn={settings[id]}
              onChange={(isOn) => onChange({ [id]: isOn })}
            />
          </Setting>
        ))}
      </div>
      <Draws values={settings} of={drawn.of} onChange={onChange} />
      {pool.length === 0 ? (
        <p className="remark" role="status">
          {problem ?? 'Asking the model…'}
        </p>
      ) : (
        <>
          {on.length > 0 && (
            <GainCharts
              gains={gains}
              n={settings.n}
              hasVotes={settings.start === 'trained' && settings.source === 'tales'}
            />
          )}
          <p className="remark">
            {on.length > 0
              ? `${told(gains, at)} Each costs ${Math.round(gains.tokens * (at + 1)).toLocaleString('en')} tokens, of which ${Math.round(gains.tokens)} are kept.`
              : 'No rule is on: the judge holds all tales for equally good and keeps the first.'}
            {pool.length < poolSize && ` ${pool.length} of ${poolSize} tales are drawn so far.`}
          </p>
          <DrawnTexts {...drawn} on={on} />
        </>
      )}
    </div>
  );
}

interface DrawsProps {
  readonly values: BestOfNValues;
  /** How many draws of n the pool holds. */
  readonly of: number;
  readonly onChange: ViewProps['onChange'];
}

function Draws({ values: { n, draw, diceSeed }, of, onChange }: DrawsProps) {
  const { label, help, min, max, step } = parameters.n;
  return (
    <div className="controls">
      <Setting id="n">
        <Slider
          {...{ label, help, min, max, step }}
          value={n}
          onChange={(value) => onChange({ n: value, draw: 0 })}
        />
      </Setting>
      <Setting id="diceSeed">
        <WholeNumberField
          parameter={parameters.diceSeed}
          value={diceSeed}
          onChange={(seed) => onChange({ diceSeed: seed, draw: 0 })}
        />
      </Setting>
      <Setting id="draw">
        <p>
          <button type="button" onClick={() => onChange({ draw: (draw + 1) % of })}>
            Draw another {n}
          </button>
        </p>
      </Setting>
    </div>
  );
}
