/** What the panels have in common, and what there is to look for in each part of the model, in a sentence. */

import type { ParameterValues } from '../framework/defineDemo.ts';
import type { Model } from '../framework/useAnswer.ts';
import type { InsideValues, Panel } from './parameters.ts';

/** What every panel is given. */
export interface PanelProps {
  readonly values: InsideValues;
  readonly model: Model;
  readonly onChange: (patch: ParameterValues) => void;
}

/** Shown above the panel. */
export const lookFor: Readonly<Record<Panel, string>> = {
  attention:
    'Pick a head and a token: the deeper another token’s ground, the more the picked one takes from it to make its guess.',
  embedding:
    'Each token is a row of numbers, here seen from where the rows differ most. Tokens that are used alike come to lie together, though nobody told the model which they are.',
  lens: 'Read down a column: what the model would guess next if it had to answer after each layer. Look for the row where the right guess appears.',
  score:
    'How one share of attention comes about: what one token asks is multiplied, number by number, with what another offers.',
  matrices:
    'Every number that the model has learned stands in one of these. Look for stripes: rows and columns that have come to matter.',
  heads:
    'Switch heads off and see what gets worse: that is what they were for. Some hardly matter, alone.',
};
