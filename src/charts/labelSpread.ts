/** Labels beside the ends of their lines: moved apart where they would lie on one another, and no further than that takes. */

/** How far apart labels stand, and between which heights. */
export interface LabelRoom {
  readonly gap: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * A height for each label, in the order given: at least a gap apart, in the order of the heights wished for, none outside
 * the room, and in all as near as can be to what was wished for (least squares: isotonic regression by pooling adjacent
 * violators, Ayer et al. 1955). Where the room is too small for all, they stand closer.
 */
export function spreadApart(
  wished: readonly number[],
  { gap, top, bottom }: LabelRoom,
): readonly number[] {
  const last = wished.length - 1;
  const step = Math.min(gap, (bottom - top) / Math.max(1, last));
  const order = wished.map((_, i) => i).toSorted((a, b) => (wished[a] ?? 0) - (wished[b] ?? 0));
  // With a step taken off for each rank, "at least a step apart" becomes "no lower than the one before".
  const pools = pooled(order.map((label, rank) => (wished[label] ?? 0) - rank * step));
  const heights = new Array<number>(wished.length).fill(top);
  for (const [rank, label] of order.entries()) {
    const within = Math.min(bottom - last * step, Math.max(top, pools[rank] ?? top));
    heights[label] = Math.round(10 * (within + rank * step)) / 10;
  }
  return heights;
}

/** The nearest values that never fall: neighbours that do are replaced by their mean. */
function pooled(values: readonly number[]): number[] {
  const pools: Pool[] = [];
  for (const value of values) {
    let pool: Pool = { sum: value, count: 1 };
    for (let before = pools.at(-1); before && isLower(pool, before); before = pools.at(-1)) {
      pool = { sum: before.sum + pool.sum, count: before.count + pool.count };
      pools.pop();
    }
    pools.push(pool);
  }
  return pools.flatMap(({ sum, count }) => new Array<number>(count).fill(sum / count));
}

interface Pool {
  readonly sum: number;
  readonly count: number;
}

function isLower(pool: Pool, before: Pool): boolean {
  return pool.sum / pool.count < before.sum / before.count;
}
