/** What the matrices of a model are called and what each does, in words. */

/** By the name that the model gives it. */
const words: Readonly<Record<string, readonly [label: string, does: string]>> = {
  tokens: ['token table', 'A row for each token: what stands for it inside'],
  positions: ['positions', 'A row for each place, added to the token that stands there'],
  attentionNorm: [
    'norm before attention',
    'How much each number is stretched (first row) and shifted (second) before the heads look',
  ],
  qkv: [
    'queries, keys, values',
    'From what a token is (rows) to what it asks, offers and hands on (a third of the columns each); the last row is added to all',
  ],
  projection: [
    'projection',
    'From what the heads found, side by side (rows), back into the stream (columns); the last row is added to all',
  ],
  perceptronNorm: [
    'norm before the perceptron',
    'How much each number is stretched (first row) and shifted (second) before it is thought about',
  ],
  up: [
    'perceptron, in',
    'From the stream (rows) to four times as many units (columns), each of which looks for something; the last row is added to all',
  ],
  down: [
    'perceptron, out',
    'From those units (rows) back into the stream (columns); the last row is added to all',
  ],
  hidden: [
    'hidden layer',
    'From what came before it (rows) to its units (columns); the last row is added to all',
  ],
  lastNorm: [
    'last norm',
    'How much each number is stretched (first row) and shifted (second) before the guess',
  ],
  head: [
    'guess',
    'From the stream (rows) to a score for each token (columns); the last row is added to all',
  ],
};

/** "block 1: queries, keys, values" for "qkv.0". */
export function matrixLabel(name: string): string {
  const [kind = '', block] = name.split('.');
  const label = words[kind]?.[0] ?? kind;
  if (block === undefined) return label;
  return `${kind === 'hidden' ? 'layer' : 'block'} ${Number(block) + 1}: ${label}`;
}

/** What it does, in a clause that begins a sentence. */
export function matrixPurpose(name: string): string {
  return words[name.split('.')[0] ?? '']?.[1] ?? '';
}
