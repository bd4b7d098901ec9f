/** The drawing of a heat map: its colours, its labels and the cell under the cursor. */

import { memo, useId, useMemo } from 'react';
import { greyImage } from './greyImage.ts';
import type { HeatMapLayout } from './heatMapLayout.ts';
import type { Cell } from './keys.ts';
import { minusSigns } from './minusSigns.ts';
import { colourOf, type Tone } from './tone.ts';

/** What is drawn, and where. */
export interface HeatPictureProps {
  /** A sentence that says what is to be seen. */
  readonly summary: string;
  /** [rows × columns], row by row. */
  readonly values: ArrayLike<number>;
  readonly rows: number;
  readonly columns: number;
  /** The value of the deepest colour. */
  readonly most: number;
  readonly tone: Tone;
  /** The hue of values below zero, where those have one. */
  readonly negativeTone: Tone | null;
  readonly layout: HeatMapLayout;
  readonly cursor: Cell | null;
  readonly isFigure: boolean;
}

/** An SVG of a few nodes, however many cells there are. */
export function HeatPicture({ layout, cursor, negativeTone, ...props }: HeatPictureProps) {
  const { summary, values, rows, columns, most, tone, isFigure } = props;
  const { left, top, cellWidth, cellHeight } = layout;
  const matrix = { values, rows, columns, layout };
  const signs = useMemo(
    () => (negativeTone ? minusSigns({ values, rows, columns, most, layout }) : ''),
    [values, rows, columns, most, layout, negativeTone],
  );
  return (
    <svg
      data-figure={isFigure || undefined}
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      role="img"
      aria-label={summary}
    >
      <Labels layout={layout} />
      <Layer {...matrix} most={most} tone={tone} />
      {negativeTone && <Layer {...matrix} most={-most} tone={negativeTone} />}
      <rect
        className="border"
        x={left}
        y={top}
        width={columns * cellWidth}
        height={rows * cellHeight}
      />
      {signs && <path className="signs halo" d={signs} />}
      {signs && <path className="signs" d={signs} />}
      {cursor && <Cursor layout={layout} cell={cursor} />}
    </svg>
  );
}

/** Around its cell, in ink with paper on both sides, so that it is seen on any colour. */
function Cursor({ layout, cell }: { readonly layout: HeatMapLayout; readonly cell: Cell }) {
  const box = {
    x: layout.left + cell.column * layout.cellWidth - 0.5,
    y: layout.top + cell.row * layout.cellHeight - 0.5,
    width: layout.cellWidth + 1,
    height: layout.cellHeight + 1,
  };
  return (
    <>
      <rect className="halo" {...box} />
      <rect className="cursor" {...box} />
    </>
  );
}

interface LayerProps {
  readonly values: ArrayLike<number>;
  readonly rows: number;
  readonly columns: number;
  readonly layout: HeatMapLayout;
  /** The value that has the full colour; below zero for the layer of negative values. */
  readonly most: number;
  readonly tone: Tone;
}

/** One hue, seen through a picture of the values: so the colour follows the theme, and any matrix is one image. */
const Layer = memo(function Layer({ values, rows, columns, layout, most, tone }: LayerProps) {
  const id = useId();
  const image = useMemo(
    () => greyImage({ values, rows, columns, white: most }),
    [values, rows, columns, most],
  );
  const box = {
    x: layout.left,
    y: layout.top,
    width: columns * layout.cellWidth,
    height: rows * layout.cellHeight,
  };
  return (
    <>
      <mask id={id} maskUnits="userSpaceOnUse" {...box}>
        <image {...box} href={image} preserveAspectRatio="none" imageRendering="pixelated" />
      </mask>
      <rect {...box} mask={`url(#${id})`} style={{ fill: colourOf(tone) }} />
    </>
  );
});

const Labels = memo(function Labels({ layout }: { readonly layout: HeatMapLayout }) {
  const { left, top, cellWidth, cellHeight, isUpright } = layout;
  return (
    <g>
      {layout.rowLabels.map((label, row) => (
        <text
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
          key={row}
          x={left - 4}
          y={top + (row + 0.5) * cellHeight}
          dy="0.34em"
          textAnchor="end"
        >
          {label}
        </text>
      ))}
      {layout.columnLabels.map((label, column) => {
        const x = left + (column + 0.5) * cellWidth;
        return (
          <text
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
            key={column}
            {...(isUpright
              ? { transform: `translate(${x} ${top - 4}) rotate(-90)`, dy: '0.34em' }
              : { x, y: top - 4, textAnchor: 'middle' })}
          >
            {label}
          </text>
        );
      })}
    </g>
  );
});
