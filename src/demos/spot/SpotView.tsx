/** The game: ten lines, the score, and the figure over temperature that fills up round by round. */

import { useMemo, useState } from 'react';
import { Choice } from '#controls/Choice.tsx';
import { Slider } from '#controls/Slider.tsx';
import { DemoFrame, type DemoProps, type ViewProps } from '../framework/DemoFrame.tsx';
import { WholeNumberField } from '../framework/ParameterFields.tsx';
import { Setting } from '../framework/Setting.tsx';
import { useAnswer } from '../framework/useAnswer.ts';
import { useAnswers } from '../framework/useAnswers.ts';
import { viewValues } from '../framework/values.ts';
import { missing } from '../next-token/definition.ts';
import { Confusion } from './Confusion.tsx';
import { spot } from './definition.ts';
import {
  finished,
  type Game,
  isOver,
  type Kind,
  marked,
  newGame,
  type Played,
  type SpotLine,
  scoreOf,
  talliesOf,
  unmarkedIn,
} from './game.ts';
import { LineList } from './LineList.tsx';
import { parameters } from './parameters.ts';
import { judgedOf, judgeQuestions, linesOf, roundQuestion, type SpotValues } from './round.ts';
import { markSentence, scoreSentence } from './spotWords.ts';

/** The demo `spot`: its frame around its figure. */
export default function SpotDemo(props: DemoProps) {
  return <DemoFrame definition={spot} View={SpotView} {...props} />;
}

function SpotView({ values, model, onChange, onCount }: ViewProps) {
  const settings = values as SpotValues; // the frame has checked them
  const subject = useMemo(() => subjectOf(model.state.firstValues), [model.state.firstValues]);
  const asked = useAnswer(model, roundQuestion(settings));
  const lines = useMemo(() => asked.look && linesOf(asked.look), [asked.look]);
  const { looks: judging } = useAnswers(model, judgeQuestions(settings));
  const judged = judgedOf(judging);
  const [played, setPlayed] = useState<ReadonlyMap<string, Played & { subject: string }>>(
    new Map(),
  );
  const tallies = talliesOf([...played.values()].filter((one) => one.subject === subject));
  const round = `${subject} ${asked.step} ${asked.key}`;
  return (
    <div className="spot">
      <Settings values={settings} onChange={onChange} />
      {lines && !asked.problem ? (
        <Round
          key={round}
          lines={lines}
          values={settings}
          isWaiting={asked.isWaiting}
          onOver={(score) => {
            const { temperature } = settings;
            const after = new Map(played).set(round, { subject, temperature, score });
            setPlayed(after);
            onCount({ rounds: after.size });
          }}
          onNext={() => onChange({ round: (settings.round % parameters.round.max) + 1 })}
        />
      ) : (
        <p className="remark" role="status">
          {asked.problem ??
            (missing(settings) ? 'There is no model to ask yet.' : 'Asking the model for lines…')}
        </p>
      )}
      <Confusion
        {...{ tallies, judged }}
        temperature={settings.temperature}
        onReset={() => setPlayed(new Map())}
      />
    </div>
  );
}

/** Tells models apart that begin differently. */
function subjectOf(values: ViewProps['values']): string {
  const view = viewValues(spot, values);
  return JSON.stringify(Object.entries(values).filter(([id]) => !(id in view)));
}

interface RoundProps {
  readonly lines: readonly SpotLine[];
  readonly values: SpotValues;
  readonly isWaiting: boolean;
  readonly onOver: (score: Played['score']) => void;
  readonly onNext: () => void;
}

/** One round, from its first mark to its score. */
function Round({ lines, values, isWaiting, onOver, onNext }: RoundProps) {
  const { temperature, answers } = values;
  const [game, setGame] = useState<Game>(() => newGame(lines.length));
  const [said, setSaid] = useState('');
  const take = (after: Game, sentence: string) => {
    setGame(after);
    if (!isOver(after)) {
      setSaid(sentence);
      return;
    }
    const score = scoreOf(lines, after);
    setSaid(`${sentence} ${scoreSentence(score)}`.trim());
    if (!isOver(game)) onOver(score);
  };
  const mark = (place: number, kind: Kind) => {
    const line = lines[place];
    if (!line || game.told[place]) return;
    const after = marked(game, place, kind, answers === 'each');
    take(after, markSentence(line, place, after, temperature));
  };
  const left = unmarkedIn(game);
  return (
    <div className="round" data-waiting={isWaiting || undefined}>
      <p className="title">
        Round {values.round}: which of these {lines.length} lines are real? Half of them are.
      </p>
      <LineList {...{ lines, game, temperature }} onMark={mark} />
      <div className="row">
        {isOver(game) ? (
          <Setting id="round">
            <button type="button" onClick={onNext}>
              Next round
            </button>
          </Setting>
        ) : (
          <button
            type="button"
            aria-disabled={left > 0}
            onClick={() =>
              left > 0
                ? setSaid(`${left} ${left === 1 ? 'line is' : 'lines are'} not marked yet.`)
                : take(finished(game), '')
            }
          >
            Tell me my score
          </button>
        )}
        <p role="status" className="said">
          {said || 'By keyboard: R for real, M for made, arrows to move.'}
        </p>
      </div>
    </div>
  );
}

function Settings({ values, onChange }: Pick<ViewProps, 'onChange'> & { values: SpotValues }) {
  const slider = (id: 'temperature' | 'length') => {
    const { label, min, max, step } = parameters[id];
    return (
      <Setting id={id}>
        <Slider
          {...{ label, min, max, step }}
          unit={id === 'length' ? parameters.length.unit : undefined}
          value={values[id]}
          onChange={(value) => onChange({ [id]: value })}
        />
      </Setting>
    );
  };
  return (
    <div className="controls">
      {slider('temperature')}
      {slider('length')}
      <Setting id="answers">
        <Choice
          label={parameters.answers.label}
          value={values.answers}
          options={parameters.answers.options}
          onChange={(answers) => onChange({ answers })}
        />
      </Setting>
      <Setting id="round">
        <WholeNumberField
          isExplained={false}
          parameter={parameters.round}
          value={values.round}
          onChange={(round) => onChange({ round })}
        />
      </Setting>
    </div>
  );
}
