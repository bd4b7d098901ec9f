/** Where the reader guesses: a field to type in, keys to press, and a way to give up. */

import { type ReactNode, useId, useRef, useState } from 'react';
import { StandIn, useIsAlive } from '#controls/StandIn.tsx';
import { visible } from '#data/tokenizers/visible.ts';
import type { TokenKind } from './passage.ts';
import { names, nouns } from './reading.ts';

/** What can be guessed, and what happens with a guess. */
export interface GuessFieldProps {
  readonly kind: TokenKind;
  /** Every possible guess, the most frequent first. */
  readonly choices: readonly string[];
  /** What was tried in vain for this letter. */
  readonly wrong: readonly string[];
  /** There is nothing left to guess. */
  readonly isOver: boolean;
  readonly onGuess: (typed: string) => void;
  readonly onGiveUp: () => void;
  /** What has just happened, in words. */
  readonly children: ReactNode;
}

/** How many keys are offered; what is rarer can be typed. */
const mostKeys = 40;

/** A letter is a guess as soon as it is typed or composed; a word when Enter ends it. Enter alone is a line break. */
export function GuessField(props: GuessFieldProps) {
  const { kind, choices, wrong, isOver, onGuess, onGiveUp, children } = props;
  const id = useId();
  const [draft, setDraft] = useState('');
  // While a script is composed (Chinese from its sounds, say) nothing is a guess yet.
  const isComposing = useRef(false);
  const isByLetters = kind === 'characters';
  const take = (typed: string) => {
    setDraft('');
    if (typed !== '') onGuess(typed);
  };
  const change = (typed: string) => {
    if (isByLetters && !isComposing.current) take(typed);
    else setDraft(typed);
  };
  const { one } = nouns[kind];
  return (
    <div className="guess-field">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!isComposing.current) take(draft || (choices.includes('\n') ? '\n' : ''));
        }}
      >
        <label htmlFor={id}>The next {one}</label>
        {useIsAlive() ? (
          <input
            id={id}
            type="text"
            dir="auto"
            autoComplete="off"
            autoCorrect="off"
            autoCapitalize="none"
            spellCheck={false}
            enterKeyHint="enter"
            value={draft}
            readOnly={isOver}
            aria-describedby={`${id}said`}
            onChange={(event) => change(event.currentTarget.value)}
            onCompositionStart={() => {
              isComposing.current = true;
            }}
            onCompositionEnd={(event) => {
              isComposing.current = false;
              change(event.currentTarget.value);
            }}
          />
        ) : (
          <StandIn id={id} label={`The next ${one}`} kind="line">
            {draft}
          </StandIn>
        )}
        {!isByLetters && <button type="submit">Guess</button>}
        <button type="button" aria-disabled={isOver} onMouseDown={keepFocus} onClick={onGiveUp}>
          Show it
        </button>
      </form>
      <p className="said" role="status" id={`${id}said`}>
        {children}
        {wrong.map((one) => (
          <s key={one} aria-hidden="true">
            {visible(one)}
          </s>
        ))}
      </p>
      <Keys {...{ kind, choices, wrong, isOver, onGuess }} />
    </div>
  );
}

/** The most frequent guesses as keys, those that were wrong here struck out. */
function Keys(props: Pick<GuessFieldProps, 'kind' | 'choices' | 'wrong' | 'isOver' | 'onGuess'>) {
  const { kind, choices, wrong, isOver, onGuess } = props;
  const { many } = nouns[kind];
  const rarer = choices.length - mostKeys;
  return (
    <div className="keys">
      {/* biome-ignore lint/a11y/useSemanticElements: no legend is needed beside the sentence below */}
      <div role="group" aria-label={`The most frequent ${many}`}>
        {choices.slice(0, mostKeys).map((choice) => {
          const isTried = wrong.includes(choice);
          return (
            <button
              key={choice}
              type="button"
              aria-disabled={isOver}
              data-tried={isTried || undefined}
              aria-label={`${names[choice] ?? choice}${isTried ? ', tried' : ''}`}
              onMouseDown={keepFocus}
              onClick={() => onGuess(choice)}
            >
              {visible(choice)}
            </button>
          );
        })}
      </div>
      {rarer > 0 && (
        <p className="remark">
          The {mostKeys} most frequent; {rarer.toLocaleString('en')} rarer ones can be typed.
        </p>
      )}
    </div>
  );
}

/** The keyboard stays with the field, and on a phone it does not come up for a key on the page. */
function keepFocus(event: { preventDefault: () => void }): void {
  event.preventDefault();
}
