/** The chances of the likeliest tokens, a column a prompt, and how far apart the prompts have led. */

import { useMemo } from 'react';
import { visible } from '#data/tokenizers/visible.ts';
import { percent } from '../count/inWords.ts';
import { distancesOf, type Steered, shiftOf } from './steering.ts';

/** The prompts, and what each has done; null where that is not known yet. */
export interface ShiftTableProps {
  readonly prompts: readonly string[];
  readonly steered: readonly (Steered | null)[];
}

/** Bars of one scale, from 0 to 1: a token's row shows how its chance moves from prompt to prompt. */
export function ShiftTable({ prompts, steered }: ShiftTableProps) {
  const known = useMemo(() => steered.filter((one) => one !== null), [steered]);
  const [rows, distances] = useMemo(() => {
    const all = known.map(({ chances }) => chances);
    return [shiftOf(all), distancesOf(all)] as const;
  }, [known]);
  if (known.length < steered.length || known.length === 0) return null;
  const name = (token: number) => visible(known[0]?.vocabulary[token] ?? '');
  return (
    <div className="shift">
      <p className="title">The model’s chances for the next token</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: in a narrow window the table scrolls sideways */}
      <section className="scroller" tabIndex={0} aria-label="Chances after each prompt">
        <table>
          <thead>
            <tr>
              <th scope="col">Token</th>
              {prompts.map((prompt, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a prompt is its place
                <th key={i} scope="col">
                  <b>{i + 1}</b> <span dir="auto">{prompt}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ token, chances }) => (
              <tr key={token}>
                <th scope="row">{name(token)}</th>
                {chances.map((chance, i) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a prompt is its place
                  <td key={i} data-faint={chance < leastShown}>
                    <i style={{ inlineSize: `${Math.round(1000 * chance) / 10}%` }} />
                    {chance < leastShown ? '< 0.1 %' : percent(chance)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          {distances.length > 1 && <Distances distances={distances} />}
        </table>
      </section>
      {distances.length > 1 && (
        <p className="remark">
          The distance between two prompts’ chances is their Jensen–Shannon divergence, over all{' '}
          {known[0]?.vocabulary.length.toLocaleString('en')} tokens: 0 bits when they are the same,
          1 bit when they have nothing in common.
        </p>
      )}
    </div>
  );
}

const leastShown = 0.001;

function Distances({ distances }: { readonly distances: readonly (readonly number[])[] }) {
  return (
    <tfoot>
      <tr>
        <th colSpan={distances.length + 1} scope="colgroup">
          How far apart these chances are
        </th>
      </tr>
      {distances.map((row, from) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a prompt is its place
        <tr key={from}>
          <th scope="row">from {from + 1}</th>
          {row.map((bits, to) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a prompt is its place
            <td key={to} data-faint={from === to}>
              {from === to ? '–' : `${bits.toFixed(2)} bits`}
            </td>
          ))}
        </tr>
      ))}
    </tfoot>
  );
}
