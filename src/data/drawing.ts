/** A reader's drawing as strokes, and as a short text that fits into an address. */

/** A line through corners in the plane, each coordinate within [-1.5, 1.5]. */
export type Stroke = readonly (readonly [number, number])[];

/** The most corners that a drawing keeps; more are thinned out. */
export const maxCorners = 400;

const extent = 1.5;
const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_';

/** Strokes as text: two letters a corner (64 × 64 places), strokes parted by a full stop. */
export function encodeDrawing(strokes: readonly Stroke[]): string {
  const drawn = strokes.filter((stroke) => stroke.length > 0);
  const everyStroke = Math.ceil(drawn.length / maxCorners);
  const kept = drawn.filter((_, i) => i % everyStroke === 0);
  const corners = kept.reduce((sum, stroke) => sum + stroke.length, 0);
  const everyCorner = Math.ceil(corners / maxCorners);
  return kept
    .map((stroke) => stroke.filter((_, i) => i % everyCorner === 0 || i === stroke.length - 1))
    .map((stroke) => stroke.map(([x, y]) => digitOf(x) + digitOf(y)).join(''))
    .join('.');
}

/** The strokes of such a text, or null when it is not one (wrong letters, half a corner, too many corners). */
export function decodeDrawing(text: string): Stroke[] | null {
  if (text === '') return [];
  if (!/^(?:[\w-]{2})+(?:\.(?:[\w-]{2})+)*$/.test(text)) return null;
  const strokes = text
    .split('.')
    .map((part) =>
      (part.match(/../g) ?? []).map((pair): readonly [number, number] => [
        placeOf(pair.charAt(0)),
        placeOf(pair.charAt(1)),
      ]),
    );
  const corners = strokes.reduce((sum, stroke) => sum + stroke.length, 0);
  return corners > 2 * maxCorners ? null : strokes;
}

function digitOf(value: number): string {
  const place = Math.round(((value + extent) / (2 * extent)) * 63);
  return digits.charAt(Math.min(63, Math.max(0, place)));
}

function placeOf(digit: string): number {
  return (digits.indexOf(digit) / 63) * 2 * extent - extent;
}
