/** Cases of the operations that know of sequences: the embedding and attention, and their gradients. */

import { Random } from '#data/random.ts';
import { type Case, drawn, drawnIntegers, filled } from './case.ts';
import { type NamedNumbers, type Numbers, rounded } from './numbers.ts';
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

/** Every size; where tokens are few and places many, the same row of the table is used again and again. */
export function embeddingCases(): Case[] {
  const random = new Random(4);
  return embeddingSizes.flatMap(([batch, time, vocabulary, places, width]) => {
    const name = `[${batch} × ${time}] of ${vocabulary}, ${places} places, width ${width}`;
    const tokens = drawnIntegers(random, batch * time, vocabulary);
    const inputs: NamedNumbers = {
      tokens,
      table: drawn(random, [vocabulary, width]),
      positions: drawn(random, [places, width]),
    };
    return [
      { name: `Embedding ${name}`, operation: 'Embedding', inputs, attributes: { time } },
      {
        name: `EmbeddingGradient ${name}`,
        operation: 'EmbeddingGradient',
        inputs: { gradient: drawn(random, [batch * time, width]), tokens },
        attributes: { time, vocabulary, places },
        slopeOf: { kernel: 'Embedding', inputs, at: ['table', 'positions'] },
      },
    ];
  });
}
