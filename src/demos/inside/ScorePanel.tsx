/** One share of attention in numbers: query times key, the sum, its scale, and the softmax over all places. */

import { Bars } from '#charts/Bars.tsx';
import { Choice } from '#controls/Choice.tsx';
import type { Look } from '#engine/session.ts';
import { Setting } from '../framework/Setting.tsx';
import { useAnswer } from '../framework/useAnswer.ts';
import { type AboutScore, aboutOf, numbersOf } from './answers.ts';
import { percent } from './habits.ts';
import { headId, headInWords, headsOf } from './heads.ts';
import { inDigits } from './inDigits.ts';
import { Products } from './Products.tsx';
import type { PanelProps } from './panels.ts';
import { parameters } from './parameters.ts';
import { questionOf } from './questions.ts';
import { SentenceNotes } from './SentenceField.tsx';
import { Waiting } from './Waiting.tsx';

/** Asks how one weight comes about. */
export default function ScorePanel({ values, model, onChange }: PanelProps) {
  const answer = useAnswer(model, questionOf.score(values));
  if (!answer.look) return <Waiting answer={answer} />;
  return <Score look={answer.look} onChange={onChange} />;
}

function Score({ look, onChange }: { readonly look: Look } & Pick<PanelProps, 'onChange'>) {
  const about = aboutOf<AboutScore>(look);
  const { pieces, from, to } = about;
  const named = (places: readonly string[]) =>
    places.map((piece, place) => ({ value: String(place), label: `${place + 1}. ${piece}` }));
  return (
    <>
      <div className="row">
        <Setting id="head">
          <Choice
            label={parameters.head.label}
            value={headId(about)}
            options={headsOf(about).map((place) => ({
              value: headId(place),
              label: headInWords(place),
            }))}
            onChange={(head) => onChange({ head })}
          />
        </Setting>
        <Setting id="place">
          <Choice
            label={parameters.place.label}
            value={String(from)}
            options={named(pieces)}
            onChange={(place) => onChange({ place: Number(place) })}
          />
        </Setting>
        <Setting id="target">
          <Choice
            label={parameters.target.label}
            value={String(to)}
            options={named(pieces.slice(0, from + 1))}
            onChange={(place) => onChange({ target: Number(place) })}
          />
        </Setting>
      </div>
      <div className="sides">
        <Products
          title={`What “${pieces[from]}” asks in ${headInWords(about)}, times what “${pieces[to]}” offers`}
          query={numbersOf(look, 'query')}
          offered={numbersOf(look, 'key')}
          products={numbersOf(look, 'products')}
        />
        <Steps look={look} about={about} onChange={onChange} />
      </div>
      <SentenceNotes {...about} />
    </>
  );
}

/** More places would be a long list of next to nothing. */
const mostBars = 10;

function Steps({
  look,
  about: { pieces, from, to },
  onChange,
}: {
  readonly look: Look;
  readonly about: AboutScore;
} & Pick<PanelProps, 'onChange'>) {
  const products = numbersOf(look, 'products');
  const scores = numbersOf(look, 'scores');
  const weights = numbersOf(look, 'weights');
  const score = scores[to] ?? 0;
  const sum = products.reduce((total, one) => total + one, 0);
  const strongest = Array.from(weights, (weight, place) => ({ weight, place }))
    .sort((a, b) => b.weight - a.weight)
    .filter(({ place }, i) => i < mostBars || place === to);
  return (
    <div className="steps">
      <ol>
        <li>
          The {products.length} products add up to <b>{inDigits(sum)}</b>.
        </li>
        <li>
          Divided by √{products.length} = {short(Math.sqrt(products.length))}, so that wide heads
          are no surer than narrow ones: a score of <b>{inDigits(score)}</b>.
        </li>
        <li>
          e to the power of it, divided by the same of all {from + 1} places up to “{pieces[from]}”
          (softmax): <b>{percent(weights[to] ?? 0)}</b> of its attention.
        </li>
      </ol>
      <Bars
        title="The scores of all places, and the shares that they come to"
        rows={strongest.map(({ weight, place }) => ({
          id: String(place),
          label: `${pieces[place]}`,
          value: weight,
          reading: `${inDigits(scores[place] ?? 0)} → ${percent(weight)}`,
          isMarked: place === to,
        }))}
        most={1}
        tone="attention"
        markedWord="worked out here"
        onPick={(place) => onChange({ target: Number(place) })}
      />
      {weights.length > strongest.length && (
        <p className="remark">The other {weights.length - strongest.length} places get less.</p>
      )}
    </div>
  );
}

/** A whole number as it is. */
function short(value: number): string {
  return Number.isInteger(value) ? String(value) : inDigits(value);
}
