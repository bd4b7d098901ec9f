/** A point of a figure that can be moved: by the pointer through the figure, by the arrow keys itself. */

/** What a point is, and what moving it does. */
export interface DragPointProps {
  readonly label: string;
  /** The letter that it wears. */
  readonly letter: string;
  /** Where it stands in the figure. */
  readonly across: number;
  readonly down: number;
  /** Its value along the first axis, for listeners, and both in words. */
  readonly value: number;
  readonly reach: number;
  readonly reading: string;
  /** How many steps right and up the reader wants it moved. */
  readonly onMove: (right: number, up: number) => void;
}

const ways: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** The arrow keys move it by one step, with Shift by five. */
export function DragPoint(props: DragPointProps) {
  const { label, letter, across, down, value, reach, reading, onMove } = props;
  return (
    <g
      className="drag-point"
      transform={`translate(${across} ${down})`}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={-reach}
      aria-valuemax={reach}
      aria-valuenow={value}
      aria-valuetext={reading}
      onKeyDown={(event) => {
        const way = ways[event.key];
        if (!way) return;
        event.preventDefault();
        event.stopPropagation();
        const steps = event.shiftKey ? 5 : 1;
        onMove(steps * way[0], steps * way[1]);
      }}
    >
      <circle r={22} className="reach" />
      <circle r={10} />
      <text dy="0.35em" textAnchor="middle">
        {letter}
      </text>
    </g>
  );
}
