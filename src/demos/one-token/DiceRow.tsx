/** The dice: the number that it shows, where that falls, and what can be done with it. */

import { useState } from 'react';
import { ChanceStrip } from '#charts/ChanceStrip.tsx';
import { Slider } from '#controls/Slider.tsx';
import { visible } from '#data/tokenizers/visible.ts';
import { byChance, type Stage, tokenAt } from '#sampling/stages.ts';
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

/** The number is there before it counts: it can be thrown again or moved by hand until it is taken. */
export function DiceRow({ written, stages, values, onChange }: DiceRowProps) {
  const rolls = readRolls(values.rolls);
  const place = rolls.length;
  const [throws, setThrows] = useState(0);
  const [moved, setMoved] = useState<{ readonly place: number; readonly roll: number } | null>(
    null,
  );
  const roll = moved?.place === place ? moved.roll : seededRoll(values.diceSeed, place);
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
  return (
    <div className="dice">
      <p className="title">The next token, by dice</p>
      <ChanceStrip
        summary={`The dice shows ${roll.toFixed(4)} and falls on “${name(hit)}”.`}
        shares={shares}
        drawn={roll}
        hit={order.indexOf(hit)}
      />
      <Slider
        label="The dice shows"
        value={roll}
        min={0}
        max={0.9999}
        step={0.0001}
        onChange={(byHand) => setMoved({ place, roll: byHand })}
      />
      <div className="row">
        <button type="button" aria-disabled={isFull} onClick={() => take([roll])}>
          Write “{name(hit)}”
        </button>
        <button type="button" onClick={throwAgain}>
          Throw again
        </button>
        <button
          type="button"
          aria-disabled={isFull}
          onClick={() =>
            take(
              Array.from({ length: manyRolls }, (_, i) =>
                i === 0 ? roll : seededRoll(values.diceSeed, place + i),
              ),
            )
          }
        >
          Write {manyRolls} more
        </button>
        <button
          type="button"
          aria-disabled={place === 0}
          onClick={() => onChange({ rolls: writeRolls(rolls.slice(0, -1)) })}
        >
          Back
        </button>
        <button type="button" aria-disabled={place === 0} onClick={() => onChange({ rolls: '' })}>
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
