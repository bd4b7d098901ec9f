/** How heads are named in settings: "0.1" is the second of the first block, both counted from 0. */

/** A head of a block, both counted from 0. */
export interface HeadPlace {
  readonly block: number;
  readonly head: number;
}

/** The name of a head in settings. */
export function headId({ block, head }: HeadPlace): string {
  return `${block}.${head}`;
}

/** The head of that name; where this model has none, the one of the first block that comes nearest. */
export function headOf(
  id: string,
  { blocks, heads }: { readonly blocks: number; readonly heads: number },
): HeadPlace {
  const [block = 0, head = 0] = id.split('.').map(Number);
  return {
    block: Math.min(Math.max(0, block || 0), Math.max(0, blocks - 1)),
    head: Math.min(Math.max(0, head || 0), Math.max(0, heads - 1)),
  };
}

/** All heads of a model, block by block. */
export function headsOf({
  blocks,
  heads,
}: {
  readonly blocks: number;
  readonly heads: number;
}): HeadPlace[] {
  return Array.from({ length: blocks * heads }, (_, i) => ({
    block: Math.floor(i / heads),
    head: i % heads,
  }));
}

/** "block 1, head 2". */
export function headInWords({ block, head }: HeadPlace): string {
  return `block ${block + 1}, head ${head + 1}`;
}

/** The names in a list of heads ("0.1,1.3"). */
export function headIds(list: string): string[] {
  return list.split(',').filter((id) => isHeadId.test(id));
}

/** The list with that head in it, or without it if it was. */
export function toggled(list: string, id: string): string {
  const ids = headIds(list);
  return (ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id].sort()).join(',');
}

const isHeadId = /^\d\.\d$/;

/** What is wrong with such a list, as a clause, or null. */
export function faultOfHeads(list: string): string | null {
  const isList = list === '' || list.split(',').every((id) => isHeadId.test(id));
  return isList ? null : 'expected heads such as 0.1, with commas between them';
}
