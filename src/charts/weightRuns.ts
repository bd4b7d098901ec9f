/** A square of attention weights as a few strokes: neighbouring weights of one strength are one line. */

/** From which weight on each strength begins, the faintest first. A weight below the first is not drawn. */
export const strengths = [0.02, 0.06, 0.15, 0.3, 0.5, 0.75] as const;

/**
 * A path for each strength, in units of one weight: a line one unit thick through every run of weights of that strength.
 * @param weights [time, time], a row for each place that looks; what lies ahead of it (right of the diagonal) is left out
 */
export function weightRuns(weights: ArrayLike<number>): string[] {
  const time = Math.round(Math.sqrt(weights.length));
  const paths = strengths.map(() => '');
  for (let row = 0; row < time; row++) {
    let start = 0;
    for (let column = 1; column <= row + 1; column++) {
      const strength = strengthOf(weights[row * time + start] ?? 0);
      const isSame = column <= row && strengthOf(weights[row * time + column] ?? 0) === strength;
      if (isSame) continue;
      if (strength >= 0) paths[strength] += `M${start} ${row + 0.5}h${column - start}`;
      start = column;
    }
  }
  return paths;
}

/** Which of the strengths, or −1 for a weight that is too faint. */
function strengthOf(weight: number): number {
  let strength = strengths.length - 1;
  while (strength >= 0 && weight < (strengths[strength] ?? 0)) strength--;
  return strength;
}
