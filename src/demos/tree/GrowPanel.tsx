/** Letting branches grow: by the likeliest token each time, by dice, or by a search that holds several beginnings. */

import type { ViewProps } from '../framework/DemoFrame.tsx';
import { NumberField, WholeNumberField } from '../framework/ParameterFields.tsx';
import { Setting } from '../framework/Setting.tsx';
import { parameters } from './parameters.ts';
import { diceBranches, type TreeValues } from './tree.ts';

/** How branches grow, and from where. */
export interface GrowPanelProps {
  readonly values: TreeValues;
  /** The text at whose end they begin. */
  readonly from: string;
  readonly onGrow: (by: 'likeliest' | 'beams' | 'dice') => void;
  readonly onChange: ViewProps['onChange'];
}

/** Buttons that grow, and how far they do. */
export function GrowPanel({ values, from, onGrow, onChange }: GrowPanelProps) {
  const slider = (id: 'branchLength' | 'beams' | 'alternatives') => (
    <Setting id={id}>
      <NumberField
        parameter={parameters[id]}
        value={values[id]}
        onChange={(value) => onChange({ [id]: value })}
      />
    </Setting>
  );
  return (
    <div className="grow">
      <p className="title">
        Let branches grow after <bdi>“{from}”</bdi>
      </p>
      <div className="row">
        <button type="button" onClick={() => onGrow('likeliest')}>
          The likeliest token each time
        </button>
        <button type="button" onClick={() => onGrow('dice')}>
          {diceBranches} by dice
        </button>
        <button type="button" onClick={() => onGrow('beams')}>
          {values.beams} by beam search
        </button>
      </div>
      <div className="controls">
        {slider('branchLength')}
        {slider('beams')}
        {slider('alternatives')}
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
