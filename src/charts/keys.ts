/** Where a key leads among things in a row or in a table. */

/** The index to go to from this one of `count`: arrows one on, Home and End to the ends; null for any other key. */
export function nextIndex(key: string, from: number, count: number): number | null {
  if (count === 0) return null;
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return Math.min(count - 1, from + 1);
    case 'ArrowLeft':
    case 'ArrowUp':
      return Math.max(0, from - 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

/** The key as it is meant in a text that runs from the right: there, left leads on and right leads back. */
export function keyInText(key: string, direction: string): string {
  if (direction !== 'rtl') return key;
  if (key === 'ArrowLeft') return 'ArrowRight';
  return key === 'ArrowRight' ? 'ArrowLeft' : key;
}

/** Which way the text at an event's target runs: "ltr" or "rtl". */
export function directionAt(target: EventTarget): string {
  return target instanceof Element ? getComputedStyle(target).direction : 'ltr';
}

/** One cell of a table. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** The cell to go to: arrows one on, Home and End along the row; null for any other key. From nowhere, the first cell. */
export function nextCell(
  key: string,
  from: Cell | null,
  { rows, columns }: { readonly rows: number; readonly columns: number },
): Cell | null {
  const isUpright = key === 'ArrowUp' || key === 'ArrowDown';
  const next = nextIndex(
    key,
    (isUpright ? from?.row : from?.column) ?? 0,
    isUpright ? rows : columns,
  );
  if (next === null || rows === 0) return null;
  if (!from) return { row: 0, column: 0 };
  return isUpright ? { ...from, row: next } : { ...from, column: next };
}
