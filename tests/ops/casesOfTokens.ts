/** Cases of the operations that know of sequences: the embedding and attention, and their gradients. */

import { Random } from '#data/random.ts';
import { turnsOf } from '#tensor/ops/rotation/rotation.ts';
import { type Case, drawn, drawnIntegers, filled } from './case.ts';
import { type Attributes, type Numbers, rounded } from './numbers.ts';
import { attention } from './oracle.ts';

/** Sequences, their length, heads, the width of a head. */
const attentionSizes = [
  [1, 1, 1, 1],
  [1, 1, 3, 5],
  [2, 7, 1, 3],
  [1, 7, 3, 5],
  [3, 7, 4, 4],
  [2, 5, 4, 2],
  [1, 32, 4, 16],
  [2, 32, 3, 8],
  [1, 33, 1, 7],
] as const;

/** Every size, and attention that is spread evenly, and attention that falls on one place alone. */
export function attentionCases(): Case[] {
  const random = new Random(3);
  return [
    ...attentionSizes.flatMap(([batch, time, heads, headWidth]) => {
      const qkv = drawn(random, [batch * time, 3 * heads * headWidth]);
      const name = `[${batch} × ${time}], ${heads} heads of ${headWidth}`;
      return bothWays(random, { name, qkv, time, heads });
    }),
    ...[
      { name: 'all zeros', qkv: filled([14, 18], () => 0), time: 7, heads: 3 },
      { name: 'sharp', qkv: drawn(random, [14, 45], { scale: 4 }), time: 7, heads: 3 },
    ].flatMap((given) => bothWays(random, given)),
  ];
}

interface GivenAttention {
  readonly name: string;
  readonly qkv: Numbers;
  readonly time: number;
  readonly heads: number;
}

function bothWays(random: Random, { name, qkv, time, heads }: GivenAttention): Case[] {
  const attributes = { time, heads };
  const [output, weights] = attention({ qkv }, attributes).map(rounded);
  if (!output || !weights) throw new Error(`invalid oracle; expected two outputs: ${name}`);
  return [
    { name: `CausalAttention ${name}`, operation: 'CausalAttention', inputs: { qkv }, attributes },
    {
      name: `CausalAttentionGradient ${name}`,
      operation: 'CausalAttentionGradient',
      inputs: { gradient: drawn(random, output.shape), qkv, weights },
      attributes,
      slopeOf: { kernel: 'CausalAttention', inputs: { qkv }, at: ['qkv'] },
    },
  ];
}

/** Sequences, their length, tokens there are, places there are, width. */
const embeddingSizes = [
  [1, 1, 2, 1, 1],
  [1, 7, 5, 7, 3],
  [2, 7, 11, 9, 5],
  [3, 32, 64, 32, 16],
  [1, 5, 3, 8, 33],
  [8, 1, 64, 32, 31],
  [33, 3, 2, 3, 8],
] as const;

/** Every size, with positions and without; where tokens are few and places many, a row of the table is used again and again. */
export function embeddingCases(): Case[] {
  const random = new Random(4);
  return embeddingSizes.flatMap(([batch, time, vocabulary, places, width]) => {
    const name = `[${batch} × ${time}] of ${vocabulary}, ${places} places, width ${width}`;
    const tokens = drawnIntegers(random, batch * time, vocabulary);
    const own = { tokens, table: drawn(random, [vocabulary, width]) };
    const both = { ...own, positions: drawn(random, [places, width]) };
    const gradient = drawn(random, [batch * time, width]);
    const attributes = { time, vocabulary };
    return [
      ...embeddingsBothWays(name, both, { gradient, attributes: { ...attributes, places } }),
      ...embeddingsBothWays(`${name}, no positions`, own, {
        gradient,
        attributes: { ...attributes, places: 0 },
      }),
    ];
  });
}

function embeddingsBothWays(
  name: string,
  inputs: { readonly tokens: Numbers; readonly table: Numbers; readonly positions?: Numbers },
  { gradient, attributes }: { readonly gradient: Numbers; readonly attributes: Attributes },
): Case[] {
  const { tokens } = inputs;
  const at = 'positions' in inputs ? ['table', 'positions'] : ['table'];
  return [
    {
      name: `Embedding ${name}`,
      operation: 'Embedding',
      inputs: { ...inputs },
      attributes: { time: attributes['time'] },
    },
    {
      name: `EmbeddingGradient ${name}`,
      operation: 'EmbeddingGradient',
      inputs: { gradient, tokens },
      attributes,
      slopeOf: { kernel: 'Embedding', inputs: { ...inputs }, at },
    },
  ];
}

/** Rows, width, tokens there are. */
const unembeddingSizes = [
  [1, 1, 1],
  [1, 3, 2],
  [7, 5, 11],
  [5, 33, 31],
  [32, 16, 64],
  [65, 34, 67],
  [3, 300, 5],
  [0, 4, 3],
] as const;

/** Every size; the gradient at both inputs, at x alone and at the table alone. */
export function unembeddingCases(): Case[] {
  const random = new Random(11);
  return unembeddingSizes.flatMap(([rows, width, vocabulary]) => {
    const name = `[${rows}, ${width}] of ${vocabulary}`;
    const inputs = {
      x: drawn(random, [rows, width]),
      table: drawn(random, [vocabulary, width], { scale: 1 / Math.sqrt(width) }),
    };
    const gradient = drawn(random, [rows, vocabulary]);
    return [
      { name: `Unembedding ${name}`, operation: 'Unembedding', inputs, attributes: {} },
      ...(['x table', 'x', 'table'] as const).map((needs) => {
        const at = needs.split(' ');
        return {
          name: `UnembeddingGradient ${name} at ${needs}`,
          operation: 'UnembeddingGradient',
          inputs: { gradient, ...inputs },
          attributes: { needsX: at.includes('x'), needsTable: at.includes('table') },
          slopeOf: { kernel: 'Unembedding', inputs, at },
        };
      }),
    ];
  });
}

/** Sequences, their length, heads, the width of a head, which is even. */
const rotationSizes = [
  [1, 1, 1, 2],
  [2, 3, 1, 4],
  [2, 7, 3, 6],
  [1, 33, 2, 10],
  [3, 16, 4, 16],
  [0, 2, 1, 4],
] as const;

/** Every size, forwards and backwards. */
export function rotationCases(): Case[] {
  const random = new Random(12);
  return rotationSizes.flatMap(([batch, time, heads, headWidth]) =>
    [false, true].map((isBackward): Case => {
      const turns = { shape: [time, headWidth], values: turnsOf(time, headWidth) };
      return {
        name: `Rotation [${batch} × ${time}], ${heads} heads of ${headWidth}, ${isBackward ? 'back' : 'on'}`,
        operation: 'Rotation',
        inputs: { qkv: drawn(random, [batch * time, 3 * heads * headWidth]), turns },
        attributes: { time, heads, isBackward },
      };
    }),
  );
}
