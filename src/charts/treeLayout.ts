/** Where the nodes of a tree stand that grows from left to right. */

/** A node by its parent's place in the list, −1 for none, and the room that it takes, in px. */
export interface Placeable {
  readonly parent: number;
  readonly width: number;
}

/** From a node's end to its children, and from one row to the next, in px. */
export interface Spacing {
  readonly gap: number;
  readonly row: number;
}

/** Each node's beginning and its middle, and what all take together, in px. */
export interface TreePlaces {
  readonly places: readonly { readonly x: number; readonly y: number }[];
  readonly width: number;
  readonly height: number;
}

/**
 * A tidy tree (after Wetherell and Shannon 1979): each leaf in a row of its own, in the list's order, each parent in the middle
 * of its first and its last child. Children begin where their parent ends, so that a branch reads like a line of text.
 * @param nodes parents before their children, children in the order of the tree
 */
export function treeLayout(nodes: readonly Placeable[], { gap, row }: Spacing): TreePlaces {
  const starts: number[] = [];
  const ends: number[] = [];
  for (const [i, { parent, width }] of nodes.entries()) {
    const start = parent < 0 ? 0 : (ends[parent] ?? 0) + gap;
    starts[i] = start;
    ends[i] = start + width;
  }
  const children = nodes.map((): number[] => []);
  for (const [i, { parent }] of nodes.entries()) children[parent]?.push(i);
  const heights: number[] = [];
  let leaves = 0;
  for (const [i, own] of children.entries())
    if (own.length === 0) heights[i] = (leaves++ + 0.5) * row;
  for (let i = nodes.length - 1; i >= 0; i--) {
    const [first, last] = [children[i]?.at(0), children[i]?.at(-1)];
    if (first !== undefined && last !== undefined)
      heights[i] = ((heights[first] ?? 0) + (heights[last] ?? 0)) / 2;
  }
  return {
    places: nodes.map((_, i) => ({ x: starts[i] ?? 0, y: heights[i] ?? 0 })),
    width: Math.max(0, ...ends),
    height: leaves * row,
  };
}
