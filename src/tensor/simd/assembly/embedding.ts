/** The embedding: rows of a table, plus rows of the positions, if there are any (their address is 0 otherwise). */

import { add, addTo, copy } from './elementwise';

/** y[batch · time, width] = table[token] + positions[place]. */
export function embedding(
  tokens: usize,
  table: usize,
  positions: usize,
  y: usize,
  size: i32,
  time: i32,
  width: i32,
  vocabulary: i32,
): void {
  const row = (<usize>width) << 2;
  for (let i = 0; i < size; i++) {
    const own = table + tokenAt(tokens, vocabulary) * row;
    if (positions) add(own, positions + <usize>(i % time) * row, y, width);
    else copy(own, y, width);
    tokens += 4;
    y += row;
  }
}

/** Each row of the gradient [batch · time, width] added to its token's row and to its place's; both begin as zeros here. */
export function embeddingGradient(
  gradient: usize,
  tokens: usize,
  dTable: usize,
  dPositions: usize,
  size: i32,
  time: i32,
  width: i32,
  vocabulary: i32,
  places: i32,
): void {
  const row = (<usize>width) << 2;
  memory.fill(dTable, 0, <usize>vocabulary * row);
  if (dPositions) memory.fill(dPositions, 0, <usize>places * row);
  for (let i = 0; i < size; i++) {
    addTo(dTable + tokenAt(tokens, vocabulary) * row, gradient, width);
    if (dPositions) addTo(dPositions + <usize>(i % time) * row, gradient, width);
    tokens += 4;
    gradient += row;
  }
}

/** A token that is in the vocabulary; any other would be an address outside of the table. */
@inline
function tokenAt(address: usize, vocabulary: i32): usize {
  const token = load<i32>(address);
  if (<u32>token >= <u32>vocabulary) unreachable();
  return <usize>token;
}
