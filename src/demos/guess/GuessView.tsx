/** The guessing game: the passage, where the reader types, what the model expected, and the score. */

import { useEffect, useMemo, useRef, useState } from 'react';
import { DemoFrame, type DemoProps, type ViewProps } from '../framework/DemoFrame.tsx';
import { Setting } from '../framework/Setting.tsx';
import { useAnswer } from '../framework/useAnswer.ts';
import { Board } from './Board.tsx';
import { type GuessValues, guess as guessDemo, passageQuestion } from './definition.ts';
import { Expectation } from './Expectation.tsx';
import { GuessField } from './GuessField.tsx';
import { choicesOf, type Game, giveUp, guess, newGame, nextPlace } from './game.ts';
import { type Passage, passageKey, passageOf } from './passage.ts';
import { counted, lastMove } from './reading.ts';
import { ScoreTable } from './ScoreTable.tsx';

/** The demo `guess`: its frame around its figure. */
export default function GuessDemo(props: DemoProps) {
  return <DemoFrame definition={guessDemo} View={GuessView} {...props} />;
}

function GuessView({ values, model, onChange, onCount }: ViewProps) {
  const settings = values as GuessValues; // the frame has checked them
  const question = passageQuestion(settings);
  const { look, problem } = useAnswer(model, question);
  const asked = useMemo(() => look && passageOf(look), [look]);
  const passage = useLatest(asked);
  if (!passage)
    return <p className="waiting">{problem ?? 'Fetching a passage that no model has read…'}</p>;
  const { max } = guessDemo.parameters.passage;
  const next = settings.passage % Math.min(passage.count, max);
  return (
    <div className="guess">
      <header>
        <p className="title">
          Passage {(passage.index % passage.count) + 1} of {passage.count.toLocaleString('en')},
          kept back from the model
        </p>
        {passage.count > 1 && (
          <Setting id="passage">
            <button type="button" onClick={() => onChange({ passage: next + 1 })}>
              New passage
            </button>
          </Setting>
        )}
      </header>
      <Play
        passage={passage}
        model={nameOf(settings)}
        isWaiting={asked === null || asked.index !== question['index']}
        problem={problem}
        onCount={onCount}
      />
    </div>
  );
}

/** What models are called here. */
function nameOf({ start, source, model }: GuessValues): string {
  const isFresh = start === 'scratch' || source === 'own';
  return isFresh && model === 'window' ? 'perceptron' : 'transformer';
}

/** The last value that was there: while a newer passage is awaited, the one before stays. */
function useLatest<T>(value: T | null): T | null {
  const latest = useRef(value);
  useEffect(() => {
    if (value !== null) latest.current = value;
  }, [value]);
  return value ?? latest.current;
}

interface PlayProps {
  readonly passage: Passage;
  readonly model: string;
  readonly isWaiting: boolean;
  readonly problem: string | null;
  readonly onCount: ViewProps['onCount'];
}

/** The game. Each passage keeps what was guessed of it, whatever becomes of the model. */
function Play({ passage, model, isWaiting, problem, onCount }: PlayProps) {
  const [games, setGames] = useState<ReadonlyMap<string, Game>>(new Map());
  const [said, setSaid] = useState<string | null>(null);
  const [picked, setPicked] = useState<number | null>(null);
  const key = useMemo(() => passageKey(passage), [passage]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was said of another passage is no longer so
  useEffect(() => {
    setSaid(null);
    setPicked(null);
  }, [key]);
  const choices = useMemo(() => choicesOf(passage), [passage]);
  const game = games.get(key) ?? newGame(passage);
  const take = (after: Game, message: string | null) => {
    const played = new Map(games).set(key, after);
    setGames(played);
    onCount({ rounds: [...played.values()].reduce((sum, { rounds }) => sum + rounds.length, 0) });
    setSaid(message);
    if (after.rounds.length > game.rounds.length) setPicked(null);
  };
  const left = passage.places.length - game.rounds.length;
  return (
    <div className="game" data-waiting={isWaiting || undefined}>
      <div className="guessing">
        <Board passage={passage} game={game} model={model} picked={picked} onPick={setPicked} />
        <GuessField
          kind={passage.kind}
          choices={choices}
          wrong={game.wrong}
          isOver={nextPlace(passage, game) === undefined}
          onGuess={(typed) => {
            const outcome = guess(passage, game, typed);
            take(outcome.game, outcome.problem);
          }}
          onGiveUp={() => take(giveUp(passage, game), null)}
        >
          {problem ?? said ?? lastMove(passage, game, model)}{' '}
          {left > 0 && <span className="left">{counted(left, passage.kind)} to go.</span>}
        </GuessField>
      </div>
      <div className="told">
        <Expectation passage={passage} game={game} model={model} picked={picked} />
        <ScoreTable passage={passage} game={game} model={model} />
      </div>
    </div>
  );
}
