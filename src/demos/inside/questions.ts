/** What each panel asks of the model. */

import type { Question } from '#engine/session.ts';
import { headOf } from './heads.ts';
import type { InsideValues, Panel } from './parameters.ts';

/** A panel's question, from what is set. */
export const questionOf: Readonly<Record<Panel, (values: InsideValues) => Question>> = {
  attention: ({ sentence }) => ({ kind: 'attention', text: sentence }),
  embedding: () => ({ kind: 'embedding' }),
  lens: ({ sentence }) => ({ kind: 'lens', text: sentence }),
  score: ({ sentence, head, place, target }) => {
    // Whether the model has such a head, the session knows.
    const picked = headOf(head, { blocks: 10, heads: 10 });
    return { kind: 'score', text: sentence, ...picked, from: place, to: target };
  },
  matrices: ({ matrix, of }) => ({ kind: 'matrix', name: matrix, of }),
  heads: ({ without }) => ({ kind: 'ablation', without }),
};

/** What the panel on show asks first; nothing where the model has none of what it is about. */
export function questions(values: InsideValues): Question[] {
  return isThere(values) ? [questionOf[values.panel](values)] : [];
}

/** Whether the model that these settings ask for has what the panel on show is about. */
export function isThere(values: InsideValues): boolean {
  return hasHeads(values) || values.panel === 'embedding' || values.panel === 'matrices';
}

/** Whether the model that these settings ask for is a transformer, as all are that were trained before. */
export function hasHeads({ model, start, source }: InsideValues): boolean {
  return model === 'transformer' || (start === 'trained' && source !== 'own');
}
