/** All heads of all blocks side by side: where each looks, and one of them picked. */

import { memo, useMemo } from 'react';
import { weightRuns } from './weightRuns.ts';

/** A head of a block, both counted from 0. */
export interface GridPlace {
  readonly block: number;
  readonly head: number;
}

/** What is shown of one head. */
export interface HeadOnGrid {
  /** [time, time] row by row: how much each place (row) takes from each place (column). */
  readonly weights: ArrayLike<number>;
  /** A few words on what it looks at: “one back, 84 %”. */
  readonly note?: string | undefined;
}

/** Blocks of heads, and what happens when the reader picks one. */
export interface AttentionGridProps {
  readonly title: string;
  readonly blocks: readonly (readonly HeadOnGrid[])[];
  readonly picked: GridPlace;
  readonly onPick: (place: GridPlace) => void;
  /** The row of the token on show, which is marked in every picture. */
  readonly row?: number | undefined;
}

/** Small pictures as buttons. A row is a token that looks, a column one that is looked at. */
export const AttentionGrid = memo(function AttentionGrid(props: AttentionGridProps) {
  const { title, blocks, picked, onPick, row } = props;
  return (
    <fieldset className="attention-grid">
      <legend className="title">{title}</legend>
      {blocks.map((heads, block) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a block is its place
        <div key={block} className="block">
          <p>block {block + 1}</p>
          <div className="heads" data-few={heads.length <= 2}>
            {heads.map(({ weights, note }, head) => (
              <Head
                // biome-ignore lint/suspicious/noArrayIndexKey: a head is its place
                key={head}
                block={block}
                head={head}
                weights={weights}
                note={note}
                isPicked={picked.block === block && picked.head === head}
                row={row}
                onPick={onPick}
              />
            ))}
          </div>
        </div>
      ))}
      <p className="help">
        Row by row, from the first token down: each looks along its row, and only at itself and at
        what came before. The deeper the colour, the more.
        {row !== undefined && ' A thin line leads to the row of the picked token.'}
      </p>
    </fieldset>
  );
});

interface HeadProps extends GridPlace, HeadOnGrid, Pick<AttentionGridProps, 'onPick' | 'row'> {
  readonly isPicked: boolean;
}

const Head = memo(function Head(props: HeadProps) {
  const { block, head, weights, note, isPicked, row, onPick } = props;
  return (
    <button
      type="button"
      className="head"
      aria-pressed={isPicked}
      onClick={() => onPick({ block, head })}
    >
      <Triangle weights={weights} row={row} isFigure={isPicked} />
      <span className="name">
        <span className="hidden">block {block + 1}, </span>
        <span>head {head + 1}</span>
      </span>
      {note && <span className="habit">{note}</span>}
    </button>
  );
});

interface TriangleProps {
  readonly weights: ArrayLike<number>;
  readonly row: number | undefined;
  readonly isFigure: boolean;
}

const opacities = [0.13, 0.27, 0.44, 0.62, 0.8, 1] as const;

function Triangle({ weights, row, isFigure }: TriangleProps) {
  const paths = useMemo(() => weightRuns(weights), [weights]);
  const time = Math.round(Math.sqrt(weights.length));
  return (
    <svg viewBox={`0 0 ${time} ${time}`} data-figure={isFigure || undefined} aria-hidden="true">
      <path className="ground" d={`M0 0h1L${time} ${time - 1}V${time}H0Z`} />
      {paths.map(
        (path, strength) =>
          path && (
            <path
              // biome-ignore lint/suspicious/noArrayIndexKey: a strength is its place
              key={strength}
              className="weights"
              d={path}
              opacity={opacities[strength]}
              shapeRendering="crispEdges"
            />
          ),
      )}
      {row !== undefined && row < time && (
        <path
          className="row"
          d={`M${row + 2} ${row + 0.5}H${time}`}
          vectorEffect="non-scaling-stroke"
        />
      )}
    </svg>
  );
}
