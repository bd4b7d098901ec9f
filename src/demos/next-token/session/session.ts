/** A model that learns from a text: data, model, training, rungs and samples put together, stepped by the engine. */

import { drawBatch } from '#data/corpus.ts';
import { Random, type RandomState } from '#data/random.ts';
import { wholeUnits } from '#data/rules/wholeUnits.ts';
import type {
  Checkpoint,
  Files,
  Look,
  Metrics,
  Question,
  Session,
  Settings,
} from '#engine/session.ts';
import { createTokenModel, type TokenModelConfiguration } from '#models/tokenModels.ts';
import { generate } from '#sampling/generate.ts';
import { fromValues, readValues } from '#tensor/tensor.ts';
import { type Evaluation, evaluate, evaluationOf } from '#training/evaluation.ts';
import { measureRungs, type Rungs } from '#training/rungs.ts';
import { learningRateAt } from '#training/schedule.ts';
import { type TokenCheckpoint, TokenTraining } from '#training/tokenTraining.ts';
import { checkpointUrl, stepsToFinish } from '../trained.ts';
import type { TextRunValues as Values } from '../values.ts';
import { answerTo, prepareAnswer } from './answers.ts';
import { fromCheckpointFile, type TrainedModel } from './checkpointFile.ts';
import { configurationOf } from './configuration.ts';
import { headMetrics } from './headMetrics.ts';
import { startsThatFit } from './lineStarts.ts';
import { type Material, materialFor, materialOf } from './material.ts';

// Each purpose has a stream of its own, so that looking or judging never changes the run.
const streams = { batches: 1, weights: 2, samples: 1000 } as const;

/** How many stretches each loss is measured on, and what is written at each measurement. */
const judgedRows = 32;
const written = {
  lines: { rows: 8, count: 48, between: '\n' },
  stretches: { rows: 2, count: 120, between: '\n\n' },
} as const;

/** Begins a run that learns from a text, whose settings the page has checked. Throws when a file is missing. */
export function createTextSession(settings: Settings, files: Files): Session {
  return new TextSession(settings as Values, files);
}

/** A run that learns from a text. Owns tensors: call `dispose`. */
export class TextSession implements Session {
  private values: Values;
  private readonly material: Material;
  private readonly configuration: TokenModelConfiguration;
  /** Steps that were taken before this run, by us. */
  private readonly stepsBefore: number;
  /** Null where the text has no lines that stand for themselves, or the model can't see them whole. */
  private readonly lines: Lines | null;
  private readonly training: TokenTraining;
  private readonly batches: Random;
  private readonly heldOut: Evaluation;
  private readonly seen: Evaluation;
  private rungs: Rungs | null = null;
  private steps = 0;
  private samples: readonly string[] = [];

  constructor(values: Values, files: Files) {
    this.values = values;
    const isTrained = values.start === 'trained' && values.source !== 'own';
    const begun = isTrained ? trainedBefore(values, files) : fresh(values, files);
    this.material = begun.material;
    this.configuration = begun.configuration;
    this.stepsBefore = begun.stepsBefore;
    const { training, heldOut } = this.material;
    this.training = new TokenTraining(this.configuration, this.firstWeights());
    if (begun.parameters) this.training.model.parameters = fromValues(begun.parameters);
    this.batches = new Random(values.seed, streams.batches);
    this.lines = linesThatFit(this.material, this.time);
    const newline = this.lines?.newline ?? null;
    const shape = { time: this.time, rows: judgedRows, newline };
    this.heldOut = evaluationOf(heldOut, shape);
    this.seen = evaluationOf(training, shape);
  }

  step(): void {
    const { training } = this.material;
    const { learningRate, warmUp, decay, weightDecay, batchSize } = this.values;
    const shape = { batch: batchSize, time: this.time, starts: this.lines?.starts };
    const rate = learningRateAt(this.stepsBefore + this.steps, {
      peak: learningRate,
      warmUp,
      decay,
      total: stepsToFinish,
    });
    this.training.step(drawBatch(training, shape, this.batches), {
      kind: 'adam',
      learningRate: rate,
      weightDecay,
    });
    this.steps++;
  }

  look(): Look {
    return { arrays: {}, texts: { sample: this.samples.join(this.writing.between) } };
  }

  *measure(): Generator<void, Metrics> {
    const { model } = this.training;
    const { heldOut } = this.material;
    const floor = this.lines?.floor;
    this.rungs ??= yield* measureRungs({
      vocabulary: model.vocabulary,
      training: this.material.training,
      heldOut,
      places: this.heldOut.places,
    });
    const heldOutLoss = yield* evaluate(model, this.heldOut);
    const trainingLoss = yield* evaluate(model, this.seen);
    this.samples = yield* this.write();
    return {
      heldOutLoss,
      trainingLoss,
      weights: model.parameters.size,
      ...this.rungs,
      ...(floor && { floor: meanAt(floor, this.heldOut.places) }),
      ...headMetrics(model, this.heldOut),
      ...this.keptRules(),
    };
  }

  async prepare({ kind }: Question): Promise<void> {
    await prepareAnswer(kind);
  }

  answer(question: Question): Look {
    const { training, material, heldOut, configuration } = this;
    const untrained = () => createTokenModel(configuration, this.firstWeights());
    return answerTo(question, { training, material, heldOut, configuration, untrained });
  }

  /** The model as it is now, with what has to be known of it; its loss is not yet measured. */
  trained(): Omit<TrainedModel, 'heldOutLoss'> {
    const { material, configuration, values } = this;
    return {
      source: material.set,
      configuration,
      tokenizer: material.tokenizer.toJSON(),
      seed: values.seed,
      steps: this.stepsBefore + this.steps,
      parameters: readValues(this.training.model.parameters),
    };
  }

  change(settings: Settings): void {
    this.values = settings as Values;
  }

  checkpoint(): Checkpoint {
    const saved: Saved = {
      training: this.training.checkpoint(),
      batches: this.batches.state(),
      steps: this.steps,
      samples: this.samples,
    };
    return { ...saved };
  }

  restore(checkpoint: Checkpoint): void {
    const { training, batches, steps, samples } = checkpoint as unknown as Saved; // made by `checkpoint` above
    this.training.restore(training);
    this.batches.restore(batches);
    this.steps = steps;
    this.samples = samples;
  }

  dispose(): void {
    this.training.dispose();
  }

  private firstWeights(): Random {
    return new Random(this.values.seed, streams.weights);
  }

  /** The length of a stretch: the model's context, or what the text has. */
  private get time(): number {
    return Math.min(this.training.model.context, this.material.training.length - 1);
  }

  /** Samples by the model as it is: lines from their beginning, or stretches that go on. */
  private *write(): Generator<void, string[]> {
    const { tokenizer, opening } = this.material;
    const random = new Random(this.values.seed, streams.samples + this.steps);
    const { rows, count } = this.writing;
    const prompts = Array.from({ length: rows }, () => opening);
    const options = { count, temperature: 1 };
    const samples = yield* generate(this.training.model, prompts, options, random);
    return samples.map((sample) => tokenizer.decode(sample));
  }

  /** For each rule that had an occasion, the share in which it was kept. */
  private keptRules(): Metrics {
    const { set, rules } = this.material;
    const whole = this.samples.map((sample) => wholeUnits(set, sample));
    const text = whole.join(this.writing.between);
    const kept = rules.flatMap(({ id, check }) => {
      const { held, broken } = check(text);
      return held + broken === 0 ? [] : [[`rule ${id}`, held / (held + broken)] as const];
    });
    return Object.fromEntries(kept);
  }

  private get writing() {
    return this.material.newline === null ? written.stretches : written.lines;
  }
}

/** What is known of a text whose lines are read from their beginnings. */
interface Lines {
  readonly newline: number;
  readonly starts: Int32Array;
  readonly floor: Float64Array | null;
}

function linesThatFit({ newline, starts, floor, training }: Material, time: number): Lines | null {
  const fitting = starts && startsThatFit(starts, training.length, time);
  return newline === null || !fitting ? null : { newline, starts: fitting, floor };
}

/** What a run begins with; without parameters, its first weights are drawn. */
interface Beginning {
  readonly material: Material;
  readonly configuration: TokenModelConfiguration;
  readonly parameters: Float32Array | null;
  readonly stepsBefore: number;
}

function fresh(values: Values, files: Files): Beginning {
  const material = materialOf(values, files);
  const configuration = configurationOf(values, material.tokenizer.vocabulary.length);
  return { material, configuration, parameters: null, stepsBefore: 0 };
}

function trainedBefore({ source }: Values, files: Files): Beginning {
  const file = files[checkpointUrl(source)];
  if (!file) throw new Error(`invalid files; expected a checkpoint: ${source}`);
  const { tokenizer, configuration, parameters, steps } = fromCheckpointFile(file);
  const material = materialFor(source, tokenizer, files);
  return { material, configuration, parameters, stepsBefore: steps };
}

interface Saved {
  readonly training: TokenCheckpoint;
  readonly batches: RandomState;
  readonly steps: number;
  readonly samples: readonly string[];
}

function meanAt(values: Float64Array, places: Int32Array): number {
  return places.reduce((sum, place) => sum + (values[place] ?? 0), 0) / places.length;
}
