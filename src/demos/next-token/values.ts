/** The settings of a run that learns from a text, with their types. */

import type { ValuesOf } from '../framework/defineDemo.ts';
import type { parameters } from './parameters.ts';

/** What every demo of this session sets; some also how much of the training text is read, in per cent. */
export type TextRunValues = ValuesOf<typeof parameters> & { readonly portion?: number };
