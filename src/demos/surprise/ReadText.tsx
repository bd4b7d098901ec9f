/** One text as one model took it: its mean surprise, each token on its ground, and a sentence about one of them. */

import { type SyntheticEvent, useMemo } from 'react';
import { TokenText } from '#charts/TokenText.tsx';
import { visible } from '#data/tokenizers/visible.ts';
import { depthOf, type Reading, tellMean, tellToken } from './reading.ts';

/** A reading, or what is known before there is one. */
export interface ReadTextProps {
  /** When in training. */
  readonly title: string;
  readonly text: string;
  readonly reading: Reading | null;
  /** What to say while there is no reading. */
  readonly status: string;
  /** What tokens are called. */
  readonly noun: string;
  /** The token that is told about. */
  readonly picked: number | null;
  readonly onPoint: (place: number) => void;
}

/** A column of the figure. */
export function ReadText(props: ReadTextProps) {
  const { title, text, reading, status } = props;
  return (
    <div className="column">
      <p className="title">{title}</p>
      {reading ? (
        <Read {...props} reading={reading} />
      ) : (
        <>
          <p className="mean">{status}</p>
          <p className="unread" dir="auto">
            {text}
          </p>
          <p className="told" />
        </>
      )}
    </div>
  );
}

function Read({
  title,
  reading,
  noun,
  picked,
  onPoint,
}: ReadTextProps & { readonly reading: Reading }) {
  const tokens = useMemo(
    () =>
      reading.tokens.map((token) => ({
        text: seen(token.piece),
        value: depthOf(token, reading),
        reading: `${token.nats.toFixed(1)} nats${token.isUnknown ? ', unknown to it' : ''}`,
      })),
    [reading],
  );
  const place = picked === null ? undefined : Math.min(picked, tokens.length - 1);
  const point = ({ target }: SyntheticEvent) => {
    const index = target instanceof Element ? target.getAttribute('data-index') : null;
    if (index !== null) onPoint(Number(index));
  };
  return (
    <>
      <p className="mean">
        {reading.mean !== null && <b>{reading.mean.toFixed(1)} nats a token:</b>}{' '}
        {tellMean(reading, noun)}
      </p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the tokens inside are pointed at, and they can be reached by keys */}
      <div onPointerOver={point} onFocus={point}>
        <TokenText
          kind="heat"
          label={`${title}, the text by its surprise at each token`}
          tokens={tokens}
          picked={place}
          onPick={onPoint}
          hint=""
        />
      </div>
      <p className="told">{place === undefined ? '' : tellToken(reading, place)}</p>
    </>
  );
}

/** A token as it stands in flowing text: spaces are left as they are, other white space is made visible. */
function seen(piece: string): string {
  if (piece.trim() === '' && piece !== ' ') return visible(piece);
  return piece.replaceAll('\n', '↵');
}
