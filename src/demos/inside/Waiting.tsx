/** What stands where an answer is still to come. */

import type { Answer } from '../framework/useAnswer.ts';

/** Why there is nothing to see yet. */
export function Waiting({ answer: { problem } }: { readonly answer: Answer }) {
  return <p className="waiting">{problem ?? 'Asking the model…'}</p>;
}
