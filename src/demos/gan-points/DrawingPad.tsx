/** A pad over the plane on which readers draw the data themselves: by mouse, by touch, or by keyboard. */

import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { decodeDrawing, encodeDrawing, type Stroke } from '#data/drawing.ts';
import { figure } from './figure.ts';
import { plane, toFigure, toPlane } from './marks.ts';

/** The drawing as the address has it, and what happens with a new one. */
export interface DrawingPadProps {
  readonly drawing: string;
  readonly onDraw: (drawing: string) => void;
}

type Corner = readonly [number, number];

const penStep = figure.extent / 16;
const directions: Readonly<Record<string, Corner>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** Strokes are taken over when the pen is lifted; Clear waits for the first new stroke, so that there is always a shape. */
export default function DrawingPad({ drawing, onDraw }: DrawingPadProps) {
  const pad = useRef<HTMLButtonElement>(null);
  const [strokes, setStrokes] = useState<readonly Stroke[]>(() => decodeDrawing(drawing) ?? []);
  const [current, setCurrent] = useState<Stroke | null>(null);
  const [pen, setPen] = useState<Corner>([0, 0]);

  const finish = (stroke: Stroke | null) => {
    setCurrent(null);
    if (!stroke) return;
    const all = [...strokes, stroke];
    setStrokes(all);
    onDraw(encodeDrawing(all));
  };
  const place = (event: PointerEvent): Corner => {
    const box = pad.current?.getBoundingClientRect();
    if (!box) return [0, 0];
    const scale = plane.size / box.width;
    return toPlane((event.clientX - box.left) * scale, (event.clientY - box.top) * scale);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const direction = directions[event.key];
    if (direction) {
      const next = pen.map((value, i) =>
        clamp(value + (direction[i] ?? 0) * penStep),
      ) as unknown as Corner; // still a pair
      setPen(next);
      if (current) setCurrent([...current, next]);
    } else if (event.key === 'Enter' || event.key === ' ') {
      if (current) finish(current);
      else setCurrent([pen]);
    } else if (event.key === 'Escape') setCurrent(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const [penX, penY] = toFigure(...pen);
  const shown = current ? [...strokes, current] : strokes;
  return (
    <>
      <button
        type="button"
        ref={pad}
        className="pad"
        aria-label="Drawing pad. The arrow keys move the pen, Enter puts it down and lifts it, Escape drops the stroke."
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setCurrent([place(event)]);
        }}
        onPointerMove={(event) =>
          current && event.buttons > 0 && setCurrent([...current, place(event)])
        }
        onPointerUp={() => finish(current)}
        onPointerCancel={() => setCurrent(null)}
      >
        <svg viewBox={`0 0 ${plane.size} ${plane.size}`} aria-hidden="true">
          <path className="stroke" d={shown.map(pathOf).join('')} />
          <path className="pen" d={`M${penX - 7} ${penY}h14M${penX} ${penY - 7}v14`} />
        </svg>
      </button>
      <p className="pad-actions">
        <button type="button" onClick={() => setStrokes([])}>
          Clear drawing
        </button>
        <span aria-live="polite">
          {strokes.length === 0
            ? 'Draw on the plane; the points will follow your strokes.'
            : 'Draw more strokes to add to it.'}
        </span>
      </p>
    </>
  );
}

function pathOf(stroke: Stroke): string {
  const corners = stroke.map(([x, y]) => toFigure(x, y).join(' '));
  return corners.length === 1 ? `M${corners[0]}h0` : `M${corners.join('L')}`;
}

function clamp(value: number): number {
  return Math.min(1.5, Math.max(-1.5, value));
}
