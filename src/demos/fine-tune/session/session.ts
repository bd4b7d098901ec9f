/** A trained model that goes on learning from another text, beside itself as it was, stepped by the engine. */

import { type Batch, drawBatch } from '#data/corpus.ts';
import { Random, type RandomState } from '#data/random.ts';
import type { Checkpoint, Files, Look, Metrics, Session, Settings } from '#engine/session.ts';
import type { TokenModel } from '#models/tokenModel.ts';
import { createTokenModel, placedMatrices } from '#models/tokenModels.ts';
import { Refiner, type RefinerCheckpoint } from '#refinement/refiner.ts';
import { generate } from '#sampling/generate.ts';
import { fromValues, readValues } from '#tensor/tensor.ts';
import { type Evaluation, evaluate, evaluationOf } from '#training/evaluation.ts';
import { fromCheckpointFile } from '../../next-token/session/checkpointFile.ts';
import { startsThatFit } from '../../next-token/session/lineStarts.ts';
import { type Material, materialFor } from '../../next-token/session/material.ts';
import { checkpointUrl } from '../../next-token/trained.ts';
import { type Stretch, stretchesOf, wordsOf } from '../../votes/newWords.ts';
import { toLook } from '../moment.ts';
import type { FineTuneValues as Values } from '../parameters.ts';
import { type NewText, newTextOf } from './newText.ts';
import { WeightMoves } from './weightMoves.ts';

// Each purpose has a stream of its own, so that looking or judging never changes the run.
const streams = { adapter: 1, batches: 2, samples: 3 } as const;

/** How many stretches each loss is measured on. */
const judgedRows = 32;

/** Begins a run of the demo `fine-tune`, whose settings the page has checked. Throws when a file is missing. */
export function createFineTuneSession(settings: Settings, files: Files): Session {
  return new FineTuneSession(settings as Values, files);
}

/** A run in which a trained model learns from another text. Owns tensors: call `dispose`. */
export class FineTuneSession implements Session {
  readonly model: TokenModel;
  /** The model as it was. */
  readonly base: TokenModel;
  private values: Values;
  private readonly old: Material;
  private readonly oldStarts: Int32Array | undefined;
  private readonly newText: NewText;
  private readonly refiner: Refiner;
  private readonly moves: WeightMoves;
  private readonly evaluations: Readonly<Record<string, Evaluation>>;
  private readonly isNewWord: (word: string) => boolean;
  private readonly batches: Random;
  private lossesBefore: Metrics | null = null;
  private before: readonly (readonly Stretch[])[] = [];
  private after: readonly (readonly Stretch[])[] = [];

  constructor(values: Values, files: Files) {
    const file = files[checkpointUrl(values.base)];
    if (!file) throw new Error(`invalid files; expected a checkpoint: ${values.base}`);
    const { tokenizer, configuration, parameters } = fromCheckpointFile(file);
    this.values = values;
    const [model, base] = [1, 2].map(() => {
      const one = createTokenModel(configuration, new Random(0));
      one.parameters = fromValues(parameters);
      return one;
    }) as [TokenModel, TokenModel];
    this.model = model;
    this.base = base;
    const matrices = placedMatrices(configuration);
    this.refiner = new Refiner(model, {
      reach:
        values.reach === 'lowRank'
          ? { kind: values.reach, rank: values.rank }
          : { kind: values.reach },
      matrices,
      seed: values.seed + streams.adapter,
    });
    this.moves = new WeightMoves(matrices, parameters);
    const old = materialFor(values.base as Material['set'], tokenizer, files);
    const time = model.context;
    const newText = newTextOf(values, old, { time, files });
    this.old = old;
    this.oldStarts = old.starts && startsThatFit(old.starts, old.training.length, time);
    this.newText = newText;
    const judged = (text: Int32Array, starts: Int32Array | undefined) =>
      evaluationOf(text, { time, rows: judgedRows, newline: starts ? old.newline : null });
    this.evaluations = {
      old: judged(old.heldOut, this.oldStarts),
      read: judged(newText.training, newText.starts),
      ...(newText.heldOut && { kept: judged(newText.heldOut, newText.starts) }),
    };
    const oldWords = new Set(wordsOf(old.text.training + old.text.heldOut));
    const ownWords = new Set(wordsOf(newText.text).filter((word) => !oldWords.has(word)));
    this.isNewWord = (word) => ownWords.has(word);
    this.batches = new Random(values.seed, streams.batches);
  }

  step(): void {
    const { learningRate } = this.values;
    const batch = this.batch();
    this.refiner.step((layers) => this.model.loss(batch, layers), { kind: 'adam', learningRate });
  }

  look(): Look {
    return toLook({
      before: this.before,
      after: this.after,
      newText: this.newText.shown,
      matrices: this.moves.names,
      moved: this.moves.of(readValues(this.model.parameters)),
    });
  }

  *measure(): Generator<void, Metrics> {
    this.lossesBefore ??= yield* this.losses(this.base, 'Before');
    const losses = yield* this.losses(this.model, 'Loss');
    if (this.before.length === 0) this.before = yield* this.writtenBy(this.base);
    this.after = yield* this.writtenBy(this.model);
    const { vocabulary } = this.model;
    return { ...this.lossesBefore, ...losses, vocabulary, unknown: this.newText.unknown };
  }

  change(settings: Settings): void {
    this.values = settings as Values;
  }

  checkpoint(): Checkpoint {
    const { before, after } = this;
    const [refiner, batches] = [this.refiner.checkpoint(), this.batches.state()];
    const saved: Saved = { refiner, batches, before, after };
    return { ...saved };
  }

  restore(checkpoint: Checkpoint): void {
    const { refiner, batches, before, after } = checkpoint as unknown as Saved; // made by `checkpoint` above
    this.refiner.restore(refiner);
    this.batches.restore(batches);
    this.before = before;
    this.after = after;
  }

  dispose(): void {
    this.model.dispose();
    this.base.dispose();
    this.refiner.dispose();
  }

  /** Stretches of the old text and of the new one, in the shares that are set. */
  private batch(): Batch {
    const { batchSize, oldShare } = this.values;
    const time = this.model.context;
    const ofOld = Math.round(oldShare * batchSize);
    const old = { batch: ofOld, time, starts: this.oldStarts };
    const fresh = { batch: batchSize - ofOld, time, starts: this.newText.starts };
    const one = drawBatch(this.old.training, old, this.batches);
    const other = drawBatch(this.newText.training, fresh, this.batches);
    return {
      tokens: Int32Array.of(...one.tokens, ...other.tokens),
      targets: Int32Array.of(...one.targets, ...other.targets),
      time,
    };
  }

  /** "oldLoss" and its like: mean surprise in nats at each text. */
  private *losses(model: TokenModel, suffix: string): Generator<void, Metrics> {
    const losses: Record<string, number> = {};
    for (const [text, evaluation] of Object.entries(this.evaluations))
      losses[text + suffix] = yield* evaluate(model, evaluation);
    return losses;
  }

  /** Samples from a line's beginning: the same dice for every model and at every step. */
  private *writtenBy(model: TokenModel): Generator<void, Stretch[][]> {
    const { tokenizer, newline } = this.old;
    const isLines = this.oldStarts !== undefined;
    const { rows, count } = isLines ? { rows: 6, count: model.context } : { rows: 2, count: 180 };
    const prompt = newline === null ? tokenizer.encode('\n') : Int32Array.of(newline);
    const prompts = Array.from({ length: rows }, () => prompt);
    const random = new Random(this.values.seed, streams.samples);
    const samples = yield* generate(model, prompts, { count, temperature }, random);
    const texts = samples.map((sample) => {
      const text = tokenizer.decode(sample);
      const end = isLines ? text.indexOf('\n', 1) : -1;
      return end < 0 ? `${text.trim()}…` : text.slice(0, end).trim();
    });
    return (isLines ? [texts.join('\n')] : texts).map((text) => stretchesOf(text, this.isNewWord));
  }
}

/** A little below 1, so that a small model's writing can be read. */
const temperature = 0.7;

interface Saved {
  readonly refiner: RefinerCheckpoint;
  readonly batches: RandomState;
  readonly before: readonly (readonly Stretch[])[];
  readonly after: readonly (readonly Stretch[])[];
}
