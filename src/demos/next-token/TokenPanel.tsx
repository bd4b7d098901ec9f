/** The text as the model is given it, and how byte pairs came to be tokens. */

import { TokenText } from '#charts/TokenText.tsx';
import type { Look } from '#engine/session.ts';
import { type Model, useAnswer } from '../framework/useAnswer.ts';

/** Which of the two, and of which model. */
export interface TokenPanelProps {
  readonly kind: 'tokens' | 'merges';
  readonly model: Model;
}

/** Asks the model on show; without one, one is made for it. */
export default function TokenPanel({ kind, model }: TokenPanelProps) {
  const { look, problem } = useAnswer(model, { kind });
  if (problem) return <p className="waiting">{problem}</p>;
  if (!look) return <p className="waiting">Asking the model…</p>;
  return kind === 'tokens' ? <Tokens look={look} /> : <Merges look={look} />;
}

function Tokens({ look }: { readonly look: Look }) {
  const pieces = piecesOf(look);
  const ids = look.arrays['ids'] ?? new Float32Array();
  return (
    <div className="tokens">
      <p className="title">
        The beginning of the text, as {pieces.length} tokens with their numbers
      </p>
      <TokenText
        kind="pieces"
        label="The beginning of the text as tokens"
        tokens={pieces.map((text, i) => ({ text, id: ids[i] ?? 0 }))}
        showsIds
      />
    </div>
  );
}

function Merges({ look }: { readonly look: Look }) {
  const pieces = piecesOf(look);
  const counts = look.arrays['counts'] ?? new Float32Array();
  if (pieces.length === 0)
    return (
      <p className="waiting">
        These tokens are not made by joining. Choose “Pairs joined by frequency” under “More
        settings” to see how that goes.
      </p>
    );
  return (
    <div className="merges">
      <p className="title">Each time, what stood together most often became one token</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard has to reach it */}
      <ol tabIndex={0} aria-label="Pairs joined, in order">
        {pieces.map((piece, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the order is what is shown
          <li key={i}>
            <code>{piece}</code> <span>{(counts[i] ?? 0).toLocaleString('en')}×</span>
          </li>
        ))}
      </ol>
    </div>
  );
}

function piecesOf({ texts }: Look): string[] {
  return JSON.parse(texts?.['pieces'] ?? '[]') as string[]; // made by the session's answers
}
