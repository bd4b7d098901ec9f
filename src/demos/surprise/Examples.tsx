/** Texts for the model to read, a button each, and what there is to see in the one on show. */

import type { ViewProps } from '../framework/DemoFrame.tsx';
import { Setting } from '../framework/Setting.tsx';
import { examples } from './examples.ts';
import { exampleOf, type SurpriseValues } from './textToRead.ts';

/** The settings, and how to change them. */
export interface ExamplesProps {
  readonly values: SurpriseValues;
  readonly onChange: ViewProps['onChange'];
}

/** The examples for what this model has learned from. */
export function Examples({ values, onChange }: ExamplesProps) {
  const shown = exampleOf(values);
  return (
    <div className="examples">
      <Setting id="reads">
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be announced with every button */}
        <div className="texts" role="group" aria-label="Texts to read">
          {examples[values.source].map(({ id, label }) => (
            <button
              key={id}
              type="button"
              aria-pressed={id === shown?.id}
              onClick={() => onChange({ reads: id })}
            >
              {label}
            </button>
          ))}
        </div>
      </Setting>
      <p className="about">
        {shown?.about ?? 'Your own words, read by a model that has learned from something else.'}
      </p>
    </div>
  );
}
