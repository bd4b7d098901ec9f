/** What picks the next token: the dice, the number that it shows and what can be done with it; or always the likeliest. */

import { useEffect, useState } from 'react';
import { ChanceStrip } from '#charts/ChanceStrip.tsx';
import { Slider } from '#controls/Slider.tsx';
import { visible } from '#data/tokenizers/visible.ts';
import { byChance, type Stage, tokenAt } from '#sampling/stages.ts';
import { percent } from '../count/inWords.ts';
import type { ViewProps } from '../framework/DemoFrame.tsx';
import {
  mostRolls,
  type OneTokenValues,
  readRolls,
  seededRoll,
  type Written,
  writeRolls,
} from './sampler.ts';

/** What the dice falls on, and how the settings change with it. */
export interface DiceRowProps {
  readonly written: Written;
  readonly stages: readonly Stage[];
  readonly values: OneTokenValues;
  readonly onChange: ViewProps['onChange'];
}

const partsShown = 12;
const manyRolls = 20;

/** How long the dice lies where it fell before its token is written, when many are. */
const lookMs = 260;

/** The number is there before it counts: it can be thrown again or moved by hand until it is taken. */
export function DiceRow({ written, stages, values, onChange }: DiceRowProps) {
  const rolls = readRolls(values.rolls);
  const place = rolls.length;
  const [throws, setThrows] = useState(0);
  const [left, setLeft] = useState(0);
  const [moved, setMoved] = useState<{ readonly place: number; readonly roll: number } | null>(
    null,
  );
  const isByDice = values.picking === 'dice';
  const thrown = moved?.place === place ? moved.roll : seededRoll(values.diceSeed, place);
  const roll = isByDice ? thrown : 0;
  const chances = stages.at(-1)?.chances ?? [];
  const order = byChance(chances).slice(0, partsShown);
  const name = (id: number) => visible(written.vocabulary[id] ?? '');
  const shares = order
    .filter((id) => (chances[id] ?? 0) > 0)
    .map((id) => [name(id), chances[id] ?? 0] as const);
  const hit = tokenAt(chances, roll);
  const take = (more: readonly number[]) =>
    onChange({ rolls: writeRolls([...rolls, ...more].slice(0, mostRolls)) });
  const throwAgain = () => {
    setThrows(throws + 1);
    setMoved({ place, roll: seededRoll(values.diceSeed, place, throws + 1) });
  };
  const isFull = place >= mostRolls;
  const isWriting = left > 0 && !isFull;
  const isShown = written.written.length === place; // the text on show is that of all throws
  // biome-ignore lint/correctness/useExhaustiveDependencies: a throw is taken once it is shown, whatever else has changed
  useEffect(() => {
    if (!isWriting || !isShown) return;
    const timer = setTimeout(() => {
      take([thrown]);
      setLeft(left - 1);
    }, lookMs);
    return () => clearTimeout(timer);
  }, [isWriting, isShown, place]);
  const writeMany = () => {
    if (isWriting) setLeft(0);
    else if (matchMedia('(prefers-reduced-motion: reduce)').matches)
      take(
        Array.from({ length: manyRolls }, (_, i) =>
          i === 0 ? thrown : seededRoll(values.diceSeed, place + i),
        ),
      );
    else setLeft(manyRolls);
  };
  const goBack = (kept: readonly number[]) => {
    setLeft(0);
    onChange({ rolls: writeRolls(kept) });
  };
  return (
    <div className="dice">
      <p className="title">
        {isByDice ? 'The next token, by dice' : 'The next token, always the likeliest'}
      </p>
      <ChanceStrip
        summary={
          isByDice
            ? `The dice shows ${roll.toFixed(4)} and falls on “${name(hit)}”.`
            : `The likeliest is “${name(hit)}”, with ${percent(chances[hit] ?? 0)}.`
        }
        shares={shares}
        drawn={roll}
        hit={order.indexOf(hit)}
      />
      {isByDice ? (
        <Slider
          label="The dice shows"
          value={roll}
          min={0}
          max={0.9999}
          step={0.0001}
          onChange={(byHand) => setMoved({ place, roll: byHand })}
        />
      ) : (
        <p className="remark">
          No dice are thrown: the likeliest lies at the beginning of the strip, and that is where
          the mark stays.
        </p>
      )}
      <div className="row">
        <button type="button" aria-disabled={isFull} onClick={() => take([thrown])}>
          Write “{name(hit)}”
        </button>
        {isByDice && (
          <button type="button" onClick={throwAgain}>
            Throw again
          </button>
        )}
        <button type="button" aria-disabled={isFull} onClick={writeMany}>
          {isWriting ? `Stop (${left} to go)` : `Write ${manyRolls} more`}
        </button>
        <button
          type="button"
          aria-disabled={place === 0}
          onClick={() => goBack(rolls.slice(0, -1))}
        >
          Back
        </button>
        <button type="button" aria-disabled={place === 0} onClick={() => goBack([])}>
          Begin again
        </button>
      </div>
      {isFull && (
        <p className="remark" role="status">
          {mostRolls} tokens are written, which is as many as a link can carry. Go back, or begin
          again.
        </p>
      )}
    </div>
  );
}
