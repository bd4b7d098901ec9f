/** Whether a model can be shown the lines of a text from their beginnings. */

/**
 * The given line starts, or undefined where a stretch of `time` tokens is shorter than more than a quarter of the lines:
 * stretches then have to begin anywhere, or no line's end would ever be read.
 * @param starts where each line begins, ascending @param length of the text, in tokens
 */
export function startsThatFit(
  starts: Int32Array,
  length: number,
  time: number,
): Int32Array | undefined {
  const ends = Array.from(starts, (start, i) => starts[i + 1] ?? Math.max(start, length - 1));
  const fitting = ends.filter((end, i) => end - (starts[i] ?? 0) <= time).length;
  return fitting >= fittingShare * ends.length ? starts : undefined;
}

const fittingShare = 0.75;
