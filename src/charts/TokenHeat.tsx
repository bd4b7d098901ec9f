/** A text whose tokens stand on a ground that says how high a value is, such as how much each surprised. */

import { type KeyboardEvent, memo, useMemo, useState } from 'react';
import { directionAt, keyInText, nextIndex } from './keys.ts';
import { linesOf, mayBreakBetween } from './textLines.ts';
import { groundOf, type Tone } from './tone.ts';

/** A token and its value. */
export interface HeatToken {
  /** White space already visible. */
  readonly text: string;
  /** From 0, the bare paper, to 1, the deepest ground. */
  readonly value: number;
  /** The value in words: "surprise 3.2 nats". */
  readonly reading: string;
  /** Framed by a dashed line: nothing that its reader has a token for. */
  readonly isUnknown?: boolean;
}

/** A text with a value for each token. */
export interface HeatProps {
  readonly kind: 'heat';
  /** What text this is, for those who don't see it. */
  readonly label: string;
  readonly tokens: readonly HeatToken[];
  readonly tone?: Tone | undefined;
  /** From this value on a token is underlined too. */
  readonly threshold?: number | undefined;
  /** What stands below while no token is pointed at. */
  readonly hint?: string | undefined;
  readonly picked?: number | undefined;
  /** On a click, or on Enter. */
  readonly onPick?: ((index: number) => void) | undefined;
}

/** The text, and below it the reading of the token that is pointed at, focused or picked. */
export function TokenHeat({ label, tokens, tone = 'loss', picked, onPick, ...rest }: HeatProps) {
  const { threshold = 0.5, hint = 'Point at a token, or move with the arrow keys.' } = rest;
  const lines = useMemo(() => linesOf(tokens), [tokens]);
  const [current, setCurrent] = useState<number | null>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  const reachable = Math.min(current ?? picked ?? 0, tokens.length - 1);
  const shown = tokens[pointed ?? picked ?? -1];
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const from = indexAt(event.target);
    if (from === null) return;
    const key = keyInText(event.key, directionAt(event.target));
    const next = nextIndex(key, from, tokens.length);
    if (next !== null)
      event.currentTarget.querySelector<HTMLElement>(`[data-index="${next}"]`)?.focus();
    else if (onPick && (key === 'Enter' || key === ' ')) onPick(from);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="token-text heat" data-pressable={onPick !== undefined}>
      <div
        role="listbox"
        tabIndex={-1}
        aria-label={label}
        aria-orientation="horizontal"
        onKeyDown={onKeyDown}
        onPointerOver={(event) => setPointed(indexAt(event.target))}
        onPointerLeave={({ pointerType }) => pointerType === 'mouse' && setPointed(null)}
        onFocus={(event) => {
          setPointed(indexAt(event.target));
          setCurrent(indexAt(event.target));
        }}
        onBlur={() => setPointed(null)}
        onClick={(event) => {
          const index = indexAt(event.target);
          if (index !== null) onPick?.(index);
        }}
      >
        {lines.map((line) => (
          <p key={line[0]} role="presentation" dir="auto">
            {line.map((index) => {
              const { text = '', value = 0, reading = '', isUnknown = false } = tokens[index] ?? {};
              return (
                <Mark
                  key={index}
                  {...{ index, text, reading, isUnknown }}
                  ground={groundOf(tone, value)}
                  isHigh={value >= threshold}
                  isPicked={index === picked}
                  isReachable={index === reachable}
                  mayBreak={mayBreakBetween(tokens[index - 1]?.text, text)}
                />
              );
            })}
          </p>
        ))}
      </div>
      <p className="reading">{shown ? <Reading {...shown} /> : hint}</p>
    </div>
  );
}

function Reading({ text, reading }: Pick<HeatToken, 'text' | 'reading'>) {
  return (
    <>
      <code dir="auto">{text}</code> · {reading}
    </>
  );
}

interface MarkProps {
  readonly index: number;
  readonly text: string;
  readonly reading: string;
  readonly isUnknown: boolean;
  readonly ground: string;
  readonly isHigh: boolean;
  readonly isPicked: boolean;
  readonly isReachable: boolean;
  /** A new line may begin before it. */
  readonly mayBreak: boolean;
}

const Mark = memo(function Mark(props: MarkProps) {
  const { index, text, reading, isUnknown, ground, isHigh, isPicked, isReachable, mayBreak } =
    props;
  return (
    <>
      {mayBreak && <wbr />}
      <span
        role="option"
        className="token"
        data-index={index}
        data-high={isHigh}
        data-unknown={isUnknown || undefined}
        aria-label={`${text}, ${reading}`}
        aria-selected={isPicked}
        tabIndex={isReachable ? 0 : -1}
        style={{ backgroundColor: ground }}
      >
        {text}
      </span>
    </>
  );
});

/** The index of the token that an event happened at; null between tokens. */
function indexAt(target: EventTarget): number | null {
  const index = target instanceof HTMLElement ? target.getAttribute('data-index') : null;
  return index === null ? null : Number(index);
}
