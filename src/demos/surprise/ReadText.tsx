/** One text as one model took it: its mean surprise, each token on its ground, and a sentence about one of them. */

import { type Reading, tellMean, tellToken } from './reading.ts';
import { ShadedText } from './ShadedText.tsx';

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
  const place = picked === null ? null : Math.min(picked, reading.tokens.length - 1);
  return (
    <>
      <p className="mean">
        {reading.mean !== null && <b>{reading.mean.toFixed(1)} nats a token:</b>}{' '}
        {tellMean(reading, noun)}
      </p>
      <ShadedText
        label={`${title}, the text by its surprise at each token`}
        reading={reading}
        picked={place}
        onPoint={onPoint}
      />
      <p className="told">{place === null ? '' : tellToken(reading, place)}</p>
    </>
  );
}
