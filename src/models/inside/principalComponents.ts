/** Many numbers a row as a few that tell most: principal components (Pearson 1901), by power iteration. */

/** Rows seen along the directions in which they differ most. */
export interface PrincipalComponents {
  /** [rows, count]: each row's place along each direction, 0 in the middle. */
  readonly coordinates: Float32Array;
  /** The share of all variance along each direction, [count]; the largest first. */
  readonly shares: readonly number[];
}

/** A matrix [rows, columns], row by row. */
export interface Rows {
  readonly values: Float32Array;
  readonly columns: number;
}

/**
 * The first `count` components. Each direction has the sign that makes its largest number positive, so that the same rows
 * always give the same picture. Where rows do not differ in so many directions, the rest is 0.
 */
export function principalComponents({ values, columns }: Rows, count: number): PrincipalComponents {
  const rows = values.length / columns;
  const centred = centredRows(values, columns);
  const covariance = covarianceOf(centred, columns);
  const total = traceOf(covariance, columns);
  const coordinates = new Float32Array(rows * count);
  const shares: number[] = [];
  for (let component = 0; component < count; component++) {
    const direction = leadingDirection(covariance, columns);
    const variance = lengthOf(times(covariance, direction));
    // After the last direction only rounding varies.
    if (variance <= negligible * total) break;
    shares.push(variance / total);
    for (let row = 0; row < rows; row++) {
      const own = centred.subarray(row * columns, (row + 1) * columns);
      coordinates[row * count + component] = dot(own, direction);
    }
    deflate(covariance, direction, variance);
  }
  while (shares.length < count) shares.push(0);
  return { coordinates, shares };
}

const negligible = 1e-10;
const mostTurns = 300;

/** The direction of the largest variance, of length 1. */
function leadingDirection(covariance: Float64Array, columns: number): Float64Array {
  let direction = unit(largestColumn(covariance, columns));
  for (let turn = 0; turn < mostTurns; turn++) {
    const turned = unit(times(covariance, direction));
    const change = lengthOf(turned.map((one, i) => one - (direction[i] ?? 0)));
    direction = turned;
    if (change < 1e-9) break;
  }
  const largest = direction.reduce((top, one) => (Math.abs(one) > Math.abs(top) ? one : top), 0);
  return largest < 0 ? direction.map((one) => -one) : direction;
}

/** The column of the number that varies most: a start that leans towards the answer, the same each time. */
function largestColumn(covariance: Float64Array, columns: number): Float64Array {
  let best = 0;
  for (let i = 1; i < columns; i++)
    if ((covariance[i * columns + i] ?? 0) > (covariance[best * columns + best] ?? 0)) best = i;
  return covariance.slice(best * columns, (best + 1) * columns);
}

/** Takes away what varies along a direction (Hotelling 1933). */
function deflate(covariance: Float64Array, direction: Float64Array, variance: number): void {
  const columns = direction.length;
  for (let i = 0; i < covariance.length; i++) {
    const [row, column] = [Math.floor(i / columns), i % columns];
    const along = variance * (direction[row] ?? 0) * (direction[column] ?? 0);
    covariance[i] = (covariance[i] ?? 0) - along;
  }
}

function centredRows(values: Float32Array, columns: number): Float64Array {
  const mean = new Float64Array(columns);
  for (const [i, value] of values.entries())
    mean[i % columns] = (mean[i % columns] ?? 0) + (value * columns) / values.length;
  return Float64Array.from(values, (value, i) => value - (mean[i % columns] ?? 0));
}

/** [columns, columns], not divided by the number of rows. */
function covarianceOf(centred: Float64Array, columns: number): Float64Array {
  const covariance = new Float64Array(columns * columns);
  for (let start = 0; start < centred.length; start += columns) {
    for (let i = 0; i < columns; i++) {
      const own = centred[start + i] ?? 0;
      for (let j = 0; j < columns; j++) {
        const at = i * columns + j;
        covariance[at] = (covariance[at] ?? 0) + own * (centred[start + j] ?? 0);
      }
    }
  }
  return covariance;
}

function traceOf(matrix: Float64Array, columns: number): number {
  let sum = 0;
  for (let i = 0; i < columns; i++) sum += matrix[i * columns + i] ?? 0;
  return sum;
}

function times(matrix: Float64Array, vector: Float64Array): Float64Array {
  const columns = vector.length;
  return vector.map((_, i) => dot(matrix.subarray(i * columns, (i + 1) * columns), vector));
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

function lengthOf(vector: Float64Array): number {
  return Math.sqrt(dot(vector, vector));
}

/** The same direction in length 1; zeros stay zeros. */
function unit(vector: Float64Array): Float64Array {
  const length = lengthOf(vector);
  return length > 0 ? vector.map((one) => one / length) : vector;
}
