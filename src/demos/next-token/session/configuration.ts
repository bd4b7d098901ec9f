/** The model that settings ask for. */

import type { TokenModelConfiguration } from '#models/tokenModels.ts';
import type { TextRunValues } from '../values.ts';

/** Its configuration, for a vocabulary of so many tokens. */
export function configurationOf(
  values: TextRunValues,
  vocabulary: number,
): TokenModelConfiguration {
  const { context, width, blocks } = values;
  const size = { vocabulary, context, width };
  switch (values.model) {
    case 'window': {
      const hidden = Array<number>(blocks).fill(4 * width);
      return { kind: 'window', ...size, hidden, activation: 'tanh' };
    }
    case 'transformer':
      return {
        kind: 'transformer',
        ...size,
        heads: Number(values.heads),
        blocks,
        activation: 'gelu',
        positions: values.positions,
        tiedEmbeddings: values.tied,
      };
    default:
      return values.model satisfies never;
  }
}
