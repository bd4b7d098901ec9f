/** The models of tokens by their configuration, so that whoever trains or samples one need not know which it is. */

import type { Random } from '#data/random.ts';
import { type Matrix, type PlacedMatrix, placed, shapesOf } from './matrices.ts';
import { sizeOf } from './packedModel.ts';
import type { TokenModel } from './tokenModel.ts';
import { Transformer, type TransformerConfiguration, transformerMatrices } from './transformer.ts';
import { type WindowConfiguration, WindowModel, windowMatrices } from './windowModel.ts';

/** Everything that fixes a model of tokens but its weights. */
export type TokenModelConfiguration = TransformerConfiguration | WindowConfiguration;

/** A new model with first weights drawn. */
export function createTokenModel(
  configuration: TokenModelConfiguration,
  random: Random,
): TokenModel {
  switch (configuration.kind) {
    case 'transformer':
      return new Transformer(configuration, random);
    case 'window':
      return new WindowModel(configuration, random);
    default:
      return configuration satisfies never;
  }
}

/** How many numbers such a model has to learn. */
export function parameterCount(configuration: TokenModelConfiguration): number {
  return sizeOf(shapesOf(matricesOf(configuration)));
}

/** Its matrices by name, with shape and place in the packed vector of parameters (or of their gradients). */
export function placedMatrices(configuration: TokenModelConfiguration): PlacedMatrix[] {
  return placed(matricesOf(configuration));
}

function matricesOf(configuration: TokenModelConfiguration): Matrix[] {
  switch (configuration.kind) {
    case 'transformer':
      return transformerMatrices(configuration);
    case 'window':
      return windowMatrices(configuration);
    default:
      return configuration satisfies never;
  }
}
