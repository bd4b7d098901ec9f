/** A beam search laid open: what is held, what is dropped, and what it writes. */

import { useMemo, useState } from 'react';
import { TokenTree } from '#charts/TokenTree.tsx';
import { percent } from '../count/inWords.ts';
import type { ViewProps } from '../framework/DemoFrame.tsx';
import { NumberField } from '../framework/ParameterFields.tsx';
import { Setting } from '../framework/Setting.tsx';
import type { Model } from '../framework/useAnswer.ts';
import { useSteadyAnswer } from '../framework/useSteadyAnswer.ts';
import { keyOf, textOf } from '../tree/naming.ts';
import { beamsQuestion, comparison, nodesOf, type Search, searchOf, winnerOf } from './beams.ts';
import { parameters } from './parameters.ts';
import { type OneTokenValues, promptOf } from './sampler.ts';

/** Who is asked, with which settings. */
export interface BeamPanelProps {
  readonly model: Model;
  readonly values: OneTokenValues;
  readonly onChange: ViewProps['onChange'];
}

/** The text that the search finds, its tree, its settings, and what it has held to the end. */
export function BeamPanel({ model, values, onChange }: BeamPanelProps) {
  const question = useMemo(() => beamsQuestion(values), [values]);
  const { look, problem } = useSteadyAnswer(model, question);
  const search = useMemo(() => look && searchOf(look), [look]);
  const slider = (id: 'beams' | 'beamLength' | 'beamPower') => (
    <Setting id={id}>
      <NumberField
        parameter={parameters[id]}
        value={values[id]}
        onChange={(value) => onChange({ [id]: value })}
      />
    </Setting>
  );
  return (
    <div className="beams">
      {search ? (
        <Found search={search} prompt={promptOf(values)} />
      ) : (
        <p className="waiting" role="status">
          {problem ?? 'Searching…'}
        </p>
      )}
      <div className="controls">
        {slider('beams')}
        {slider('beamLength')}
        {slider('beamPower')}
      </div>
    </div>
  );
}

function Found({ search, prompt }: { readonly search: Search; readonly prompt: string }) {
  const [current, setCurrent] = useState('');
  const nodes = useMemo(() => nodesOf(search, prompt), [search, prompt]);
  const winner = winnerOf(search);
  const last = search.steps.at(-1) ?? [];
  const best = winner ? keyOf(winner.tokens) : '';
  const shown = nodes.some(({ key }) => key === current && key !== '') ? current : best;
  return (
    <>
      <div className="so-far">
        <p className="title">What the search writes</p>
        <p className="text" dir="auto">
          <span className="prompt">{prompt}</span>
          {winner && textOf(search.vocabulary, winner.tokens)}
        </p>
        <p className="remark">
          {winner &&
            `The search has looked ahead and decided on these ${winner.tokens.length} tokens together. They have ${percent(Math.exp(winner.logProb))}, all in all. `}
          {comparison(search)} No dice are thrown, and temperature and cuts play no part: the search
          goes by the model’s own chances.
        </p>
      </div>
      <div>
        <p className="title">
          What was held, each with its probability from the prompt on; what was dropped is struck
          out
        </p>
        <TokenTree
          label="What the search has held"
          nodes={nodes}
          current={shown}
          onCurrent={setCurrent}
        />
      </div>
      <div>
        <p className="title">What was held to the end, the best first</p>
        <ol className="held">
          {last.map(({ tokens, logProb }) => (
            <li key={keyOf(tokens)} data-on={keyOf(tokens) === shown}>
              <bdi>{textOf(search.vocabulary, tokens).trimStart()}</bdi>{' '}
              {percent(Math.exp(logProb))}
            </li>
          ))}
        </ol>
      </div>
    </>
  );
}
