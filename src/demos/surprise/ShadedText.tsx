/** A text as a model took it, each token on a ground as deep as its surprise, and a scale for the grounds. */

import { type SyntheticEvent, useMemo } from 'react';
import { TokenText } from '#charts/TokenText.tsx';
import { groundOf } from '#charts/tone.ts';
import { visible } from '#data/tokenizers/visible.ts';
import { depthOf, type Reading } from './reading.ts';

/** What is shaded, and which token of it is pointed at. */
export interface ShadedTextProps {
  readonly label: string;
  readonly reading: Reading;
  /** The first token that is shown. */
  readonly from?: number;
  /** A token's place in the reading, as in `onPoint`. */
  readonly picked: number | null;
  readonly onPoint: (place: number) => void;
}

/** The tokens; one is pointed at with the pointer, by focus, or by a press. */
export function ShadedText({ label, reading, from = 0, picked, onPoint }: ShadedTextProps) {
  const tokens = useMemo(
    () =>
      reading.tokens.slice(from).map((token) => ({
        text: seen(token.piece),
        value: depthOf(token, reading),
        reading: `${token.nats.toFixed(1)} nats${token.isUnknown ? ', unknown to it' : ''}`,
        isUnknown: token.isUnknown,
      })),
    [reading, from],
  );
  const place = picked === null || picked < from ? undefined : picked - from;
  const point = ({ target }: SyntheticEvent) => {
    const index = target instanceof Element ? target.getAttribute('data-index') : null;
    if (index !== null) onPoint(from + Number(index));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the tokens inside are pointed at, and they can be reached by keys
    <div className="shaded" onPointerOver={point} onFocus={point}>
      <TokenText
        kind="heat"
        label={label}
        tokens={tokens}
        picked={place === undefined ? undefined : Math.min(place, tokens.length - 1)}
        onPick={(at) => onPoint(from + at)}
        hint=""
      />
    </div>
  );
}

const depths = [0, 0.25, 0.5, 0.75, 1] as const;

/** What the depth of a ground stands for; `noun` is what tokens are called. */
export function Scale({
  reading: { blind },
  noun,
}: {
  readonly reading: Reading;
  readonly noun: string;
}) {
  return (
    <p className="scale">
      no surprise{' '}
      <span className="steps" aria-hidden="true">
        {depths.map((depth) => (
          <i key={depth} style={{ backgroundColor: groundOf('loss', depth) }} />
        ))}
      </span>{' '}
      {blind.toFixed(1)} nats and more: no better than a blind guess among{' '}
      {Math.round(Math.exp(blind))} {noun}
    </p>
  );
}

/** A token as it stands in flowing text: spaces are left as they are, other white space is made visible. */
function seen(piece: string): string {
  if (piece.trim() === '' && piece !== ' ') return visible(piece);
  return piece.replaceAll('\n', '↵');
}
