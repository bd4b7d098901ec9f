/** A matrix as a picture: the deeper a cell's colour, the greater its value. */

import { type KeyboardEvent, memo, type PointerEvent, useMemo, useState } from 'react';
import { HeatPicture } from './HeatPicture.tsx';
import { cellAt, heatMapLayout } from './heatMapLayout.ts';
import { type Cell, nextCell } from './keys.ts';
import { colourOf, type Tone } from './tone.ts';

/** What the map shows. */
export interface HeatMapProps {
  readonly title: string;
  /** A sentence that says what is to be seen. */
  readonly summary: string;
  /** [rows × columns], row by row; what is no number stays empty. */
  readonly values: ArrayLike<number>;
  readonly rows: number;
  readonly columns: number;
  /** Shown when there are 40 or fewer. */
  readonly rowLabels?: readonly string[] | undefined;
  readonly columnLabels?: readonly string[] | undefined;
  /** Diverging: values below zero have a hue of their own. */
  readonly scale: 'sequential' | 'diverging';
  readonly tone?: Tone | undefined;
  readonly negativeTone?: Tone | undefined;
  /** The value of the deepest colour; otherwise the greatest there is. */
  readonly most?: number | undefined;
  /** The scale in words; otherwise a strip of its colours, from nothing to the deepest. */
  readonly caption?: string | undefined;
  /** What stands below while no cell is pointed at. */
  readonly hint?: string | undefined;
  readonly readingOf: (row: number, column: number) => string;
  readonly picked?: Cell | undefined;
  /** On a click, or on Enter. */
  readonly onPick?: ((row: number, column: number) => void) | undefined;
  /** The picture that the demo's menu saves. */
  readonly isFigure?: boolean | undefined;
}

/** The picture, its scale, and a cursor that the pointer or the arrow keys move from cell to cell. */
export const HeatMap = memo(function HeatMap(props: HeatMapProps) {
  const { title, values, rows, columns, rowLabels, columnLabels, picked, onPick } = props;
  const { tone = 'loss', hint = 'Point at a cell, or move with the arrow keys.' } = props;
  const negativeTone = props.scale === 'diverging' ? (props.negativeTone ?? 'generated') : null;
  const layout = useMemo(
    () => heatMapLayout({ rows, columns, rowLabels, columnLabels }),
    [rows, columns, rowLabels, columnLabels],
  );
  const [cursor, setCursor] = useState<Cell | null>(null);
  const [spoken, setSpoken] = useState('');
  const read = (cell: Cell) => props.readingOf(cell.row, cell.column);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = nextCell(event.key, cursor ?? picked ?? null, { rows, columns });
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    setCursor(next);
    setSpoken(read(next));
  };
  const point = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    const x = (event.clientX - box.left) / box.width;
    const y = (event.clientY - box.top) / box.height;
    setCursor(cellAt(layout, { rows, columns }, [x, y]));
  };
  const most = props.most ?? greatest(values);
  const isInside = cursor !== null && cursor.row < rows && cursor.column < columns;
  return (
    <div className="heat-map">
      <p className="title">{title}</p>
      <div className="plot">
        <HeatPicture
          {...{ values, rows, columns, layout, most, tone }}
          summary={props.summary}
          negativeTone={negativeTone}
          cursor={(isInside ? cursor : picked) ?? null}
          isFigure={props.isFigure === true}
        />
        <button
          type="button"
          aria-label={`${title}: the arrow keys move from cell to cell${onPick ? ', Enter picks one' : ''}.`}
          onKeyDown={onKeyDown}
          onPointerMove={point}
          onPointerDown={point}
          onPointerLeave={({ pointerType }) => pointerType === 'mouse' && setCursor(null)}
          onBlur={() => setCursor(null)}
          onClick={() => isInside && onPick?.(cursor.row, cursor.column)}
        />
      </div>
      <p className="scale">{props.caption ?? <Scale {...{ most, tone, negativeTone }} />}</p>
      <p className="reading">{isInside ? read(cursor) : hint}</p>
      <span className="hidden" role="status">
        {spoken}
      </span>
    </div>
  );
});

interface ScaleProps {
  readonly most: number;
  readonly tone: Tone;
  readonly negativeTone: Tone | null;
}

/** From the lowest value to the greatest, as a strip of the colours between. */
function Scale({ most, tone, negativeTone }: ScaleProps) {
  if (most === 0) return 'Nothing but zeros.';
  const middle = negativeTone ? `${colourOf(negativeTone)}, transparent` : 'transparent';
  return (
    <>
      <span className="hidden">Colours from </span>
      {negativeTone ? inDigits(-most) : '0'}
      <i style={{ backgroundImage: `linear-gradient(90deg, ${middle}, ${colourOf(tone)})` }} />
      <span className="hidden"> to </span>
      {inDigits(most)}
    </>
  );
}

function greatest(values: ArrayLike<number>): number {
  let most = 0;
  for (let i = 0; i < values.length; i++) most = Math.max(most, Math.abs(values[i] || 0));
  return most;
}

function inDigits(value: number): string {
  return value.toLocaleString('en', { maximumSignificantDigits: 2 }).replace('-', '−');
}
