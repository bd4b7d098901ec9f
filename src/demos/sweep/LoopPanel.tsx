/** The text that comes of always taking the likeliest token, where it goes round, and how sure the model is in each round. */

import { Bars } from '#charts/Bars.tsx';
import { percent } from '../count/inWords.ts';
import type { Greedy } from './grid.ts';

const roundsShown = 6;

/** The rounds are tinted by turns; below, how likely the model held the tokens of each. */
export function LoopPanel({ greedy }: { readonly greedy: Greedy }) {
  const { pieces, loop, rounds } = greedy;
  if (!loop)
    return (
      <div className="loop">
        <p className="title">Always the likeliest token</p>
        <p className="text" dir="auto">
          {pieces.join('')}
        </p>
        <p className="remark">
          In {pieces.length} tokens it has not come round in a circle. Only the likeliest is
          written, so it will, as soon as all that the model looks back on is the same again.
        </p>
      </div>
    );
  const { start, period } = loop;
  const laps = Array.from({ length: Math.ceil((pieces.length - start) / period) }, (_, i) =>
    pieces.slice(start + i * period, start + (i + 1) * period).join(''),
  );
  return (
    <div className="loop">
      <p className="title">
        Always the likeliest token: from token {start + 1} on it repeats every {period}
      </p>
      <div className="columns">
        <p className="text" dir="auto">
          {pieces.slice(0, start).join('')}
          {laps.map((lap, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a round is its place
            <mark key={i} data-odd={i % 2 === 1}>
              <sup>{i + 1}</sup>
              {lap}
            </mark>
          ))}
        </p>
        <div>
          <Bars
            title="How likely its tokens were to the model, round by round (mean)"
            most={1}
            rows={rounds.slice(0, roundsShown).map((chance, i) => ({
              id: String(i),
              label: `Round ${i + 1}`,
              value: chance,
              reading: percent(chance),
            }))}
          />
          <p className="remark">{explained(rounds)}</p>
        </div>
      </div>
    </div>
  );
}

/** A change of fewer points than this is none. */
const notable = 0.03;

function explained(rounds: readonly number[]): string {
  const change = (rounds.at(-1) ?? 0) - (rounds[0] ?? 0);
  const why =
    'What comes next depends on nothing but the text so far, and the text so far looks the same again. Without dice nothing breaks the circle.';
  if (change > notable)
    return `Each round makes the next one likelier: the model has seen itself say it. ${why}`;
  if (change < -notable)
    return `The model grows less sure, and still nothing else becomes the likeliest. ${why}`;
  return `The model does not grow surer of it from round to round, and need not. ${why}`;
}
