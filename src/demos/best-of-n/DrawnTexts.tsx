/** The n texts that were drawn, the judge's pick before the others. */

import { type DrawnText, type RuleId, rules } from './pool.ts';

/** What was drawn, and which is kept. */
export interface DrawnTextsProps {
  readonly texts: readonly DrawnText[];
  readonly kept: number;
  readonly on: readonly { readonly id: RuleId }[];
}

/** The pick as a text of its own; the rest as a list that scrolls where it is long. */
export function DrawnTexts({ texts, kept, on }: DrawnTextsProps) {
  const pick = texts[kept];
  const rest = texts.filter((_, place) => place !== kept);
  return (
    <div className="drawn-texts">
      {pick && (
        <div>
          <p className="title">The judge’s pick</p>
          <p className="tale kept" dir="auto">
            {pick.text || '(an empty text)'} <Verdict text={pick} on={on} />
          </p>
        </div>
      )}
      {rest.length > 0 && (
        <div>
          <p className="title">
            {rest.length === 1 ? 'Thrown away' : `The ${rest.length} thrown away`}
          </p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys */}
          <ol className="rest" tabIndex={0} aria-label="Texts that were thrown away">
            {rest.map((one, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: texts come again
              <li key={place} dir="auto">
                {one.text || '(an empty text)'} <Verdict text={one} on={on} />
              </li>
            ))}
          </ol>
        </div>
      )}
    </div>
  );
}

function Verdict({ text, on }: { readonly text: DrawnText } & Pick<DrawnTextsProps, 'on'>) {
  const told = rules
    .filter(({ id }) => on.some((one) => one.id === id))
    .map(({ id, short, isYesNo }) => (isYesNo ? yesNo(text.scores[id], short) : degree(text, id)));
  return told.length > 0 && <span className="verdict">{told.join(' · ')}</span>;
}

function yesNo(score: number, short: string): string {
  return score > 0 ? `✓ ${short}` : `✗ no ${short.replace(/^a /, '')}`;
}

function degree({ scores }: DrawnText, id: RuleId): string {
  return id === 'shorter'
    ? `${-scores.shorter} words`
    : `${(-100 * scores.fewerE).toFixed(1)}\u00a0% e`;
}
