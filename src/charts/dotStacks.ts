/** How high dots are stacked that would lie on one another. */

/** No stack that is lower than so many dots is spread over the whole height. */
const roomyStack = 8;

/**
 * For each value how high its dot lies, from 0, the ground, up to below 1: those within one column stand on one another, in
 * their order.
 * @param column how far apart values must be to stand side by side
 */
export function stackHeights(values: readonly number[], column: number): number[] {
  const stacks = new Map<number, number>();
  const levels = values.map((value) => {
    const at = Math.round(value / column);
    const level = stacks.get(at) ?? 0;
    stacks.set(at, level + 1);
    return level;
  });
  const most = Math.max(roomyStack, ...stacks.values());
  return levels.map((level) => level / most);
}
