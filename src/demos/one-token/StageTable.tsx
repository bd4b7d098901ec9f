/** What each stage leaves of the likeliest tokens' chances, from the model's own to what the dice falls on. */

import { visible } from '#data/tokenizers/visible.ts';
import { byChance, chancesOf, type Stage, type StageName } from '#sampling/stages.ts';
import { percent } from '../count/inWords.ts';
import { parameters } from './parameters.ts';
import type { OneTokenValues, Written } from './sampler.ts';

const rowsShown = 10;

/** A row a token, a column a stage; what a stage has struck out is empty from there on. */
export function StageTable({
  written,
  stages,
  values,
}: {
  readonly written: Written;
  readonly stages: readonly Stage[];
  readonly values: OneTokenValues;
}) {
  const { logits, vocabulary } = written;
  const own = chancesOf(logits);
  const columns = [
    { key: 'model', label: 'The model', isIdle: false, chances: own },
    ...stages.map(({ name, chances }) => ({
      key: name,
      label: `${parameters[name].label} ${values[name]}`,
      isIdle: isIdle(name, values),
      chances,
    })),
  ];
  const shown = byChance(own).slice(0, rowsShown);
  const left = stages.at(-1)?.chances.filter((chance) => chance > 0).length ?? own.length;
  return (
    <div className="stages">
      <p className="title">
        What each stage makes of the chances: {left.toLocaleString('en')} of{' '}
        {own.length.toLocaleString('en')} tokens are left
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: in a narrow window the table scrolls sideways */}
      <section className="scroller" tabIndex={0} aria-label="Chances after each stage">
        <table>
          <thead>
            <tr>
              <th scope="col">Token</th>
              {columns.map(({ key, label, isIdle }) => (
                <th key={key} scope="col" data-idle={isIdle}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((token) => (
              <tr key={token}>
                <th scope="row">{visible(vocabulary[token] ?? '')}</th>
                {columns.map(({ key, chances, isIdle }) => (
                  <Cell key={key} chance={chances[token] ?? 0} isIdle={isIdle} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

function Cell({ chance, isIdle }: { readonly chance: number; readonly isIdle: boolean }) {
  return (
    <td data-idle={isIdle} data-out={chance === 0}>
      {chance === 0 ? (
        'out'
      ) : (
        <>
          <i style={{ inlineSize: `${Math.max(1, Math.round(100 * chance))}%` }} />
          {percent(chance)}
        </>
      )}
    </td>
  );
}

/** Whether a stage does nothing as it is set. */
function isIdle(name: StageName, values: OneTokenValues): boolean {
  return values[name] === parameters[name].default;
}
