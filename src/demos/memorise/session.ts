/** One small model trained on 10, 100, 1,000 and 8,000 names, side by side: where knowing by heart gives way to learning. */

import { drawBatch } from '#data/corpus.ts';
import { Random, type RandomState } from '#data/random.ts';
import { learnCharacters } from '#data/tokenizers/characters.ts';
import type { Tokenizer } from '#data/tokenizers/tokenizer.ts';
import type { Checkpoint, Files, Look, Metrics, Session, Settings } from '#engine/session.ts';
import { generate } from '#sampling/generate.ts';
import { type Evaluation, evaluate, evaluationOf } from '#training/evaluation.ts';
import { learningRateAt } from '#training/schedule.ts';
import { type TokenCheckpoint, TokenTraining } from '#training/tokenTraining.ts';
import type { MemoriseValues as Values } from './parameters.ts';
import {
  metricOf,
  namesFile,
  type Size,
  sizes,
  stepsToFinish,
  textName,
  type WrittenName,
} from './sizes.ts';

// Each purpose has a stream of its own, and each model its own batches; all begin with the same weights.
const streams = { weights: 2, batches: 10, samples: 1000 } as const;

const context = 16;
const batchSize = 32;
const warmUp = 20;

/** How many stretches each loss is measured on, and how many names each model writes to be judged. */
const judgedRows = 128;
const writtenRows = 48;

/** Begins the four trainings. Throws when the file of names is missing. */
export function createMemoriseSession(settings: Settings, files: Files): Session {
  return new MemoriseSession(settings as Values, files);
}

/** Four trainings that take each step together. Owns tensors: call `dispose`. */
class MemoriseSession implements Session {
  private values: Values;
  private readonly names: Names;
  private readonly models: readonly Learner[];
  private steps = 0;

  constructor(values: Values, files: Files) {
    this.values = values;
    this.names = namesOf(files);
    this.models = sizes.map((size, i) => new Learner(size, this.names, values, i));
  }

  step(): void {
    const learningRate = learningRateAt(this.steps, {
      peak: this.values.learningRate,
      warmUp,
      decay: 'cosine',
      total: stepsToFinish,
    });
    for (const model of this.models) model.step(learningRate);
    this.steps++;
  }

  look(): Look {
    const texts = this.models.map(({ size, written }) => [textName(size), JSON.stringify(written)]);
    return { arrays: {}, texts: Object.fromEntries(texts) };
  }

  *measure(): Generator<void, Metrics> {
    const metrics: Record<string, number> = {};
    for (const [i, model] of this.models.entries()) {
      const { seed, temperature } = this.values;
      const stream = streams.samples + sizes.length * this.steps + i;
      Object.assign(metrics, yield* model.measure(temperature, new Random(seed, stream)));
    }
    return metrics;
  }

  change(settings: Settings): void {
    this.values = settings as Values; // the page has checked them
  }

  checkpoint(): Checkpoint {
    const saved: Saved = { steps: this.steps, models: this.models.map((one) => one.save()) };
    return { ...saved };
  }

  restore(checkpoint: Checkpoint): void {
    const { steps, models } = checkpoint as unknown as Saved; // made by `checkpoint` above
    this.steps = steps;
    for (const [i, model] of this.models.entries()) model.restore(models[i] as SavedLearner);
  }

  dispose(): void {
    for (const { training } of this.models) training.dispose();
  }
}

interface Saved {
  readonly steps: number;
  readonly models: readonly SavedLearner[];
}

interface SavedLearner {
  readonly training: TokenCheckpoint;
  readonly batches: RandomState;
  readonly written: readonly WrittenName[];
}

/** One of the models, with the names that it reads. */
class Learner {
  readonly size: Size;
  readonly training: TokenTraining;
  written: readonly WrittenName[] = [];
  private readonly names: Names;
  private readonly tokens: Int32Array;
  private readonly starts: Int32Array;
  private readonly batches: Random;
  private readonly seen: Evaluation;
  private readonly heldOut: Evaluation;

  constructor(size: Size, names: Names, { width, seed }: Values, index: number) {
    this.size = size;
    this.names = names;
    const { tokenizer, newline } = names;
    this.tokens = tokenizer.encode(asText(names.all.slice(0, size)));
    const places = this.tokens.map((_, place) => place);
    this.starts = places.filter((place) => this.tokens[place] === newline);
    this.batches = new Random(seed, streams.batches + index);
    this.training = new TokenTraining(
      {
        kind: 'transformer',
        vocabulary: tokenizer.vocabulary.length,
        context,
        width,
        heads: 4,
        blocks: 1,
        activation: 'gelu',
        positions: 'learned',
        tiedEmbeddings: false,
      },
      new Random(seed, streams.weights),
    );
    const shape = { time: context, rows: judgedRows, newline };
    this.seen = evaluationOf(this.tokens, shape);
    this.heldOut = evaluationOf(tokenizer.encode(asText(names.all.slice(largest))), shape);
  }

  step(learningRate: number): void {
    const shape = { batch: batchSize, time: context, starts: this.starts };
    const settings = { kind: 'adam', learningRate, weightDecay: 0.01 } as const;
    this.training.step(drawBatch(this.tokens, shape, this.batches), settings);
  }

  /** Both losses in nats, and of the names that it writes the shares that it has read, and that are real but unread. */
  *measure(temperature: number, random: Random): Generator<void, Metrics> {
    const { size } = this;
    const { model } = this.training;
    const trainingLoss = yield* evaluate(model, this.seen);
    const heldOutLoss = yield* evaluate(model, this.heldOut);
    const { tokenizer, newline } = this.names;
    const prompts = Array.from({ length: writtenRows }, () => Int32Array.of(newline));
    const rows = yield* generate(model, prompts, { count: context - 1, temperature }, random);
    const names = rows.map((row) => tokenizer.decode(row).split('\n')[0] ?? '');
    this.written = names.filter((name) => name !== '').map((name) => this.judged(name));
    return {
      [metricOf('trainingLoss', size)]: trainingLoss,
      [metricOf('heldOutLoss', size)]: heldOutLoss,
      [metricOf('known', size)]: this.share('known'),
      [metricOf('unread', size)]: this.share('unread'),
    };
  }

  save(): SavedLearner {
    const { training, batches, written } = this;
    return { training: training.checkpoint(), batches: batches.state(), written };
  }

  restore({ training, batches, written }: SavedLearner): void {
    this.training.restore(training);
    this.batches.restore(batches);
    this.written = written;
  }

  private judged(name: string): WrittenName {
    const place = this.names.places.get(name);
    if (place === undefined) return { name, kind: 'new' };
    return { name, kind: place < this.size ? 'known' : 'unread' };
  }

  private share(kind: WrittenName['kind']): number {
    const { length } = this.written.filter((one) => one.kind === kind);
    return length / Math.max(1, this.written.length);
  }
}

const largest = Math.max(...sizes);

/** All names in the order of the file, of which a model reads the first so many; those after the 8,000th are kept back. */
interface Names {
  readonly all: readonly string[];
  /** Where each stands in that order. */
  readonly places: ReadonlyMap<string, number>;
  readonly tokenizer: Tokenizer;
  readonly newline: number;
}

function namesOf(files: Files): Names {
  const file = files[namesFile];
  if (!file)
    throw new Error(`invalid files; expected ${namesFile}: ${Object.keys(files).join(', ')}`);
  const all = new TextDecoder()
    .decode(file)
    .split('\n')
    .filter((name) => name !== '');
  const tokenizer = learnCharacters(asText(all.slice(0, largest)));
  const [newline = 0] = tokenizer.encode('\n');
  return { all, places: new Map(all.map((name, place) => [name, place])), tokenizer, newline };
}

/** A line each, with a line break before the first. */
function asText(names: readonly string[]): string {
  return `\n${names.map((name) => `${name}\n`).join('')}`;
}
