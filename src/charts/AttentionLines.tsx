/** A text in which one token is picked: the deeper a token's ground, the more the picked one looks at it. */

import { type KeyboardEvent, memo, useId, useMemo } from 'react';
import { attentionWords, leastNumbered } from './attentionWords.ts';
import { directionAt, keyInText, nextIndex } from './keys.ts';
import { linesOf } from './textLines.ts';
import { groundOf } from './tone.ts';

/** What is shown of one head. */
export interface AttentionLinesProps {
  readonly title: string;
  /** White space already visible; a line ends after a token that ends with ↵. */
  readonly tokens: readonly string[];
  /** [time, time], row by row: how much each place (row) takes from each place (column). */
  readonly weights: ArrayLike<number>;
  /** The place that looks. */
  readonly picked: number;
  readonly onPick: (place: number) => void;
}

/** Tokens as buttons, one of them pressed; the number under a token is per cent of the picked one's attention. */
export const AttentionLines = memo(function AttentionLines(props: AttentionLinesProps) {
  const { title, tokens, weights, onPick } = props;
  const id = useId();
  const lines = useMemo(() => linesOf(tokens.map((text) => ({ text }))), [tokens]);
  const picked = Math.max(0, Math.min(props.picked, tokens.length - 1));
  const row = Array.from(
    { length: picked + 1 },
    (_, i) => weights[picked * tokens.length + i] ?? 0,
  );
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const key = keyInText(event.key, directionAt(event.target));
    const next = nextIndex(key, picked, tokens.length);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    event.currentTarget.querySelectorAll('button')[next]?.focus();
    onPick(next);
  };
  return (
    <div className="attention-lines">
      <p className="title" id={`${id}title`}>
        {title}
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields, these are buttons */}
      <div role="group" aria-labelledby={`${id}title`} onKeyDown={onKeyDown}>
        {lines.map((line) => (
          <p key={line[0]} className="line" dir="auto">
            {line.map((place) => (
              <LookedAt
                key={place}
                text={tokens[place] ?? ''}
                place={place}
                percent={place <= picked ? Math.round(100 * (row[place] ?? 0)) : null}
                words={place === picked ? `${id}words` : undefined}
                onPick={onPick}
              />
            ))}
          </p>
        ))}
      </div>
      {/* No live region: while a model trains, it would never be silent. It is read with the button that it is about. */}
      <p className="reading" id={`${id}words`}>
        {tokens.length > 0 && attentionWords(tokens, row, picked)}
      </p>
    </div>
  );
});

interface LookedAtProps {
  readonly text: string;
  readonly place: number;
  /** Of the picked token's attention; null when this one lies ahead of it. */
  readonly percent: number | null;
  /** The id of the words about the picked token: given to that one alone. */
  readonly words: string | undefined;
  readonly onPick: (place: number) => void;
}

const LookedAt = memo(function LookedAt({ text, place, percent, words, onPick }: LookedAtProps) {
  const isPicked = words !== undefined;
  return (
    <button
      type="button"
      tabIndex={isPicked ? 0 : -1}
      aria-pressed={isPicked}
      aria-describedby={words}
      data-ahead={percent === null}
      // The root, so that weights of a few per cent can be told from none.
      style={percent ? { backgroundColor: groundOf('attention', Math.sqrt(percent / 100)) } : {}}
      onClick={() => onPick(place)}
    >
      {text}
      {percent !== null && percent >= 100 * leastNumbered && <small>{percent}</small>}
    </button>
  );
});
