/** A transformer without some of its heads: how much its loss rises, and which tokens it no longer sees coming. */

import { Bars } from '#charts/Bars.tsx';
import { Switch } from '#controls/Switch.tsx';
import type { Look } from '#engine/session.ts';
import { Setting } from '../framework/Setting.tsx';
import { useAnswer } from '../framework/useAnswer.ts';
import { type AboutAblation, aboutOf, numbersOf, type Worsened } from './answers.ts';
import { headId, headIds, headInWords, headsOf, toggled } from './heads.ts';
import type { PanelProps } from './panels.ts';
import { questionOf } from './questions.ts';
import { Waiting } from './Waiting.tsx';

/** Asks what gets worse. */
export default function AblationPanel({ values, model, onChange }: PanelProps) {
  const answer = useAnswer(model, questionOf.heads(values));
  if (!answer.look) return <Waiting answer={answer} />;
  return (
    <Ablation
      look={answer.look}
      without={values.without}
      isWaiting={answer.isWaiting}
      onChange={onChange}
    />
  );
}

interface AblationProps extends Pick<PanelProps, 'onChange'> {
  readonly look: Look;
  readonly without: string;
  readonly isWaiting: boolean;
}

function Ablation({ look, without, isWaiting, onChange }: AblationProps) {
  const { blocks, heads, worsened } = aboutOf<AboutAblation>(look);
  const [whole = 0, ...alone] = numbersOf(look, 'losses');
  const [together = whole] = numbersOf(look, 'together');
  const off = headIds(without);
  const places = headsOf({ blocks, heads }).map((place, i) => ({ place, loss: alone[i] ?? whole }));
  return (
    <div className="sides">
      <div>
        <Bars
          title="How much the loss on unread text rises without one head alone, in nats"
          rows={places.map(({ loss, place }) => ({
            id: headId(place),
            label: headInWords(place),
            value: Math.max(0, loss - whole),
            reading: `${signed(loss - whole)} → ${loss.toFixed(2)}`,
            isMarked: off.includes(headId(place)),
          }))}
          tone="loss"
          markedWord="switched off"
        />
        <p className="remark">With all heads it is {whole.toFixed(2)} nats a token.</p>
      </div>
      <div className="ablation">
        <fieldset>
          <legend className="title">Switch off</legend>
          {places.map(({ place }) => (
            <Setting key={headId(place)} id="without">
              <Switch
                label={headInWords(place)}
                isOn={off.includes(headId(place))}
                onChange={() => onChange({ without: toggled(without, headId(place)) })}
              />
            </Setting>
          ))}
        </fieldset>
        <p aria-live="polite">
          {off.length === 0
            ? 'All heads are at work. Switch one off to see which tokens it was good for.'
            : isWaiting
              ? 'Asking the model…'
              : `Without ${off.length === 1 ? 'that head' : `those ${off.length} heads`} the loss is ${together.toFixed(2)} nats instead of ${whole.toFixed(2)}.`}
        </p>
        {worsened.length > 0 && <WorsenedList worsened={worsened} />}
        {off.length > 0 && worsened.length === 0 && !isWaiting && (
          <p>No token has become harder to guess.</p>
        )}
      </div>
    </div>
  );
}

/** The tokens that have become harder, each with what stood before it at its worst. */
function WorsenedList({ worsened }: { readonly worsened: readonly Worsened[] }) {
  return (
    <div className="worsened">
      <p className="title">What it no longer sees coming: surprise in nats, before → now</p>
      <ul>
        {worsened.map(({ piece, count, before, after, context }) => (
          <li key={piece}>
            <b>
              <code dir="auto">{piece}</code>
            </b>
            <span>
              {before.toFixed(2)} → {after.toFixed(2)}
              {count > 1 && `, ${count} times`}
            </span>
            <small dir="auto">
              … {asText(context.join(''))}
              <b>{asText(piece)}</b>
            </small>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** With spaces that are none to look at, as one reads a text. */
function asText(shown: string): string {
  return shown.replaceAll('␣', ' ').replaceAll('↵', ' / ');
}

function signed(rise: number): string {
  const digits = Math.abs(rise).toFixed(2);
  return `${rise < 0 && digits !== '0.00' ? '−' : '+'}${digits}`;
}
