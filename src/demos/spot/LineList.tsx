/** The lines to be told apart, each with two buttons; by keyboard R and M mark, and the arrows move. */

import { type KeyboardEvent, useState } from 'react';
import { type Game, type Kind, kindOf, type SpotLine } from './game.ts';
import { answerOf } from './spotWords.ts';

/** A round, and what is done in it. */
export interface LineListProps {
  readonly lines: readonly SpotLine[];
  readonly game: Game;
  readonly temperature: number;
  readonly onMark: (line: number, kind: Kind) => void;
}

/** A list. What a line is stands below it once it has been told. */
export function LineList({ lines, game, temperature, onMark }: LineListProps) {
  const [current, setCurrent] = useState(0);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const { target, key, currentTarget } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || !(target instanceof HTMLElement)) return;
    const place = Number(target.dataset['line']);
    const kind = target.dataset['kind'] as Kind; // the buttons' own
    const goTo = (line: number, to: Kind) => {
      currentTarget.querySelector<HTMLElement>(`[data-line="${line}"][data-kind="${to}"]`)?.focus();
      event.preventDefault();
      event.stopPropagation();
    };
    const mark = keys[key.toLowerCase()];
    if (mark) {
      onMark(place, mark);
      goTo(Math.min(place + 1, lines.length - 1), mark);
    } else if (key === 'ArrowDown') goTo(Math.min(place + 1, lines.length - 1), kind);
    else if (key === 'ArrowUp') goTo(Math.max(place - 1, 0), kind);
    else if (key === 'ArrowLeft') goTo(place, 'real');
    else if (key === 'ArrowRight') goTo(place, 'made');
  };
  return (
    <ol
      className="lines"
      aria-label="Lines, half of them real"
      onKeyDown={onKeyDown}
      onFocus={({ target }) => setCurrent(Number(target.dataset['line'] ?? 0))}
    >
      {lines.map((line, place) => {
        const mark = game.marks[place] ?? null;
        const isTold = game.told[place] === true;
        return (
          <li
            key={line.text}
            data-told={isTold ? kindOf(line) : undefined}
            data-right={isTold ? mark === kindOf(line) : undefined}
          >
            {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be announced with every button */}
            <span className="marks" role="group" aria-label={`Line ${place + 1}: ${line.text}`}>
              {(['real', 'made'] as const).map((kind) => (
                <button
                  key={kind}
                  type="button"
                  data-line={place}
                  data-kind={kind}
                  aria-pressed={mark === kind}
                  aria-disabled={isTold}
                  tabIndex={place === Math.min(current, lines.length - 1) ? 0 : -1}
                  onClick={() => onMark(place, kind)}
                >
                  {kind === 'real' ? 'Real' : 'Made'}
                </button>
              ))}
            </span>
            <span className="text" dir="auto">
              {line.text}
              {line.isCut && <span className="cut"> …</span>}
            </span>
            {isTold && (
              <span className="answer">
                <b>{mark === kindOf(line) ? '✓ right' : '✗ wrong'}</b> {answerOf(line, temperature)}
              </span>
            )}
          </li>
        );
      })}
    </ol>
  );
}

const keys: Readonly<Record<string, Kind>> = { r: 'real', m: 'made' };
