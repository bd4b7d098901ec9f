/** What every model of tokens can do, whatever is inside: guess, at each place of a text, which token comes next. */

import type { Batch } from '#data/corpus.ts';
import type { Random } from '#data/random.ts';
import { softmaxCrossEntropy } from '#tensor/ops/crossEntropy/crossEntropy.ts';
import { fromIntegers, type Tensor } from '#tensor/tensor.ts';
import { initialValues, type Matrix, shapesOf } from './matrices.ts';
import { PackedModel } from './packedModel.ts';

/** What is the same for all. */
export interface TokenModelSize {
  /** How many different tokens there are. */
  readonly vocabulary: number;
  /** How many tokens a guess can rest on at most. */
  readonly context: number;
}

/** A model that learns by guessing the next token. Owns one tensor: call `dispose` when done. */
export abstract class TokenModel extends PackedModel {
  readonly vocabulary: number;
  readonly context: number;

  constructor(
    { vocabulary, context }: TokenModelSize,
    matrices: readonly Matrix[],
    random: Random,
  ) {
    super(shapesOf(matrices), initialValues(matrices, random));
    this.vocabulary = vocabulary;
    this.context = context;
  }

  /**
   * A logit for each token that could come next, at each place; no place sees what comes after it.
   * @param tokens [rows · time], sequences behind one another @param time the length of each
   * @param layers the matrices to guess by, this model's own unless told (call within `tidy`)
   * @returns [rows · time, vocabulary]
   */
  abstract logitsAt(tokens: Int32Array, time: number, layers?: readonly Tensor[]): Tensor;

  /** Mean surprise at what came, over all places, in nats (call within `tidy`). */
  loss({ tokens, targets, time }: Batch, layers?: readonly Tensor[]): Tensor {
    return softmaxCrossEntropy(this.logitsAt(tokens, time, layers), fromIntegers(targets));
  }
}
