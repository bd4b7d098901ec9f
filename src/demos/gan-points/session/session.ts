/** A GAN on points: data, model, training and judgement put together, stepped by the engine. */

import { decodeDrawing } from '#data/drawing.ts';
import { drawnShape, type PointShape, pointShape, samplePoints } from '#data/pointShapes.ts';
import { Random, type RandomState } from '#data/random.ts';
import type {
  Checkpoint,
  Files,
  Look,
  Metrics,
  Question,
  Session,
  Settings,
} from '#engine/session.ts';
import type { GanConfiguration, GanLoss } from '#models/gan.ts';
import { valueAndGradients } from '#tensor/tape.ts';
import { fromValues, readValues, type Tensor, tidy } from '#tensor/tensor.ts';
import {
  type GanCheckpoint,
  GanTraining,
  type GanTrainingSettings,
} from '#training/ganTraining.ts';
import { fromModelFile } from '#training/modelFile.ts';
import { PointJudge } from '#training/pointQuality.ts';
import { figure } from '../figure.ts';
import { drawNoise, noiseGrid, planeGrid } from '../inputs.ts';
import type { GanRunValues } from '../parameters.ts';
import { trainedGanOf, trainedGans, trainedGanUrl } from '../trained.ts';
import { answerTo, prepareAnswer } from './answers.ts';

/** How many points the data set holds, and how many fresh ones of each kind the judge compares. */
const dataSize = 5000;
const judgedSize = 10_000;
const judgedAtOnce = 1000;

// Each purpose has a stream of its own, so that looking or judging never changes the run.
const streams = {
  data: 1,
  batches: 2,
  noise: 3,
  weights: 4,
  shownNoise: 5,
  judgedNoise: 6,
  reference: 7,
  heldOut: 8,
} as const;

/** The settings of a run; a lens may have it begin with a GAN that was trained before. */
type Values = GanRunValues & { readonly start?: string };

/** Begins a run in which a GAN learns points, whose settings the page has checked. Throws when a file is missing. */
export function createGanPointsSession(settings: Settings, files: Files = {}): GanPointsSession {
  return new GanPointsSession(settings as Values, files);
}

/** A run in which a GAN learns points. Owns tensors: call `dispose`. */
export class GanPointsSession implements Session {
  private values: Values;
  private readonly data: Float32Array;
  private readonly batches: Random;
  private readonly noise: Random;
  private readonly training: GanTraining;
  private readonly shownNoise: Float32Array;
  private judge: PointJudge | null = null;

  constructor(settings: Values, files: Files) {
    const values = withFixed(settings);
    const { seed } = values;
    this.values = values;
    this.data = this.sample(streams.data, dataSize);
    this.batches = new Random(seed, streams.batches);
    this.noise = new Random(seed, streams.noise);
    this.shownNoise = drawNoise(values, new Random(seed, streams.shownNoise), figure.points);
    const source = {
      real: (rows: number) => this.realBatch(rows),
      noise: (rows: number) => drawNoise(this.values, this.noise, rows),
    };
    this.training = new GanTraining(
      configurationOf(values),
      source,
      new Random(seed, streams.weights),
    );
    const begunWith = trainedGanOf(values.start);
    if (begunWith) this.takeOver(weightsOf(trainedGanUrl(begunWith), files));
  }

  step(): void {
    this.training.step(trainingSettings(this.values));
  }

  look(): Look {
    const { gan } = this.training;
    return tidy(() => {
      const generated = gan.generate(this.rows(this.shownNoise));
      const manifold = gan.generate(this.rows(noiseGrid(this.values)));
      const ones = fromValues(new Float32Array(figure.points).fill(1), [figure.points, 1]);
      const pull = valueAndGradients([generated], () =>
        gan.wishToBeReal(gan.score(generated), ones),
      ).gradients[0];
      const scores = gan.score(fromValues(planeGrid, [planeGrid.length / 2, 2]));
      const arrays = {
        real: this.data.slice(0, 2 * figure.points),
        generated: readValues(generated),
        // The loss is a mean, so each point's own gradient is as many times larger; downhill is against it.
        pull: readValues(pull ?? generated).map((value) => -value * figure.points),
        manifold: readValues(manifold),
        opinion: readValues(scores).map((score) => opinion(score, this.values.loss)),
      };
      return { arrays };
    });
  }

  *measure(): Generator<void, Metrics> {
    const { gan } = this.training;
    const random = new Random(this.values.seed, streams.judgedNoise);
    const judged = new Float32Array(2 * judgedSize);
    for (let done = 0; done < judgedSize; done += judgedAtOnce) {
      const noise = drawNoise(this.values, random, judgedAtOnce);
      judged.set(
        tidy(() => readValues(gan.generate(this.rows(noise)))),
        2 * done,
      );
      yield;
    }
    const losses = this.losses(judged.slice(0, 2 * judgedAtOnce));
    yield;
    this.judge ??= newJudge(this.values);
    yield;
    const quality = yield* this.judge.judge(judged);
    return { ...losses, ...quality };
  }

  async prepare({ kind }: Question): Promise<void> {
    await prepareAnswer(kind);
  }

  answer(question: Question): Look {
    const { training, values, data } = this;
    return answerTo(question, {
      gan: training.gan,
      shape: shapeOf(values),
      noise: values,
      training: data,
      sample: (count) => this.sample(streams.heldOut, count),
    });
  }

  /** The weights of both networks as they are now, the generator's first. */
  weights(): Float32Array {
    const { generator, discriminator } = this.training.checkpoint();
    return Float32Array.of(...generator.parameters, ...discriminator.parameters);
  }

  change(settings: Settings): void {
    this.values = withFixed(settings as Values);
  }

  checkpoint(): Checkpoint {
    const saved: Saved = {
      training: this.training.checkpoint(),
      batches: this.batches.state(),
      noise: this.noise.state(),
    };
    return { ...saved };
  }

  restore(checkpoint: Checkpoint): void {
    const { training, batches, noise } = checkpoint as unknown as Saved; // made by `checkpoint` above
    this.training.restore(training);
    this.batches.restore(batches);
    this.noise.restore(noise);
  }

  dispose(): void {
    this.training.dispose();
  }

  private realBatch(rows: number): Float32Array {
    const batch = new Float32Array(2 * rows);
    for (let i = 0; i < rows; i++) {
      const chosen = this.batches.integer(dataSize);
      batch[2 * i] = this.data[2 * chosen] ?? 0;
      batch[2 * i + 1] = this.data[2 * chosen + 1] ?? 0;
    }
    return batch;
  }

  /** Real points: those that were learned from, or others. A GAN that was trained before keeps its data. */
  private sample(stream: number, count: number): Float32Array {
    const { start, seed } = this.values;
    const begunWith = trainedGanOf(start);
    const random = new Random(begunWith ? trainedGans[begunWith].seed : seed, stream);
    return samplePoints(shapeOf(this.values), random, count);
  }

  /** Goes on with these weights; the optimisers begin anew. */
  private takeOver(weights: Float32Array): void {
    const { generator, discriminator } = this.training.gan;
    const first = generator.parameters.size;
    generator.parameters = fromValues(weights.slice(0, first));
    discriminator.parameters = fromValues(weights.slice(first));
  }

  private rows(noise: Float32Array): Tensor {
    const columns = Number(this.values.noiseDimensions);
    return fromValues(noise, [noise.length / columns, columns]);
  }

  /** Both losses on as many real as generated points, and how often the discriminator is right. */
  private losses(generated: Float32Array): Metrics {
    const { gan } = this.training;
    return tidy(() => {
      const rows = generated.length / 2;
      const fake = fromValues(generated, [rows, 2]);
      const real = fromValues(this.data.slice(0, 2 * rows), [rows, 2]);
      const targets = fromValues(new Float32Array(2 * rows).fill(1, 0, rows), [2 * rows, 1]);
      const ones = fromValues(new Float32Array(rows).fill(1), [rows, 1]);
      const boundary = this.values.loss === 'leastSquares' ? 0.5 : 0;
      const caught = readValues(gan.score(fake)).filter((score) => score < boundary).length;
      const trusted = readValues(gan.score(real)).filter((score) => score >= boundary).length;
      return {
        discriminatorLoss: readValues(gan.discriminatorLoss(real, fake, targets))[0] ?? Number.NaN,
        generatorLoss: readValues(gan.wishToBeReal(gan.score(fake), ones))[0] ?? Number.NaN,
        accuracy: (caught + trusted) / (2 * rows),
      };
    });
  }
}

interface Saved {
  readonly training: GanCheckpoint;
  readonly batches: RandomState;
  readonly noise: RandomState;
}

function weightsOf(url: string, files: Files): Float32Array {
  const file = files[url];
  if (!file) throw new Error(`invalid files; expected a checkpoint: ${url}`);
  return fromModelFile(file).parameters;
}

/** The settings with those that a GAN that was trained before brings along. */
function withFixed(values: Values): Values {
  const begunWith = trainedGanOf(values.start);
  return begunWith ? { ...values, ...trainedGans[begunWith].fixed } : values;
}

/** Made when it is first needed: its many reference points take longer than hundreds of training steps. */
function newJudge(values: Values): PointJudge {
  const shape = shapeOf(values);
  const random = new Random(values.seed, streams.reference);
  return new PointJudge(shape, samplePoints(shape, random, 4 * judgedSize));
}

function shapeOf({ shape, drawing }: Values): PointShape {
  return shape === 'drawn' ? drawnShape(decodeDrawing(drawing) ?? []) : pointShape(shape);
}

function configurationOf(values: Values): GanConfiguration {
  const activation = 'leakyRelu';
  const { generatorLayers, generatorWidth, discriminatorLayers, discriminatorWidth } = values;
  return {
    loss: values.loss,
    generator: {
      inputs: Number(values.noiseDimensions),
      outputs: 2,
      hidden: Array<number>(generatorLayers).fill(generatorWidth),
      activation,
    },
    discriminator: {
      inputs: 2,
      outputs: 1,
      hidden: Array<number>(discriminatorLayers).fill(discriminatorWidth),
      activation,
    },
  };
}

function trainingSettings(values: Values): GanTrainingSettings {
  const kind = values.optimizer;
  return {
    loss: values.loss,
    batchSize: values.batchSize,
    generator: { kind, learningRate: values.generatorRate, updates: values.generatorUpdates },
    discriminator: {
      kind,
      learningRate: values.discriminatorRate,
      updates: values.discriminatorUpdates,
    },
  };
}

/** The discriminator's score as a belief from 0 (surely generated) to 1 (surely real). */
function opinion(score: number, loss: GanLoss): number {
  switch (loss) {
    case 'log':
      return 1 / (1 + Math.exp(-score));
    case 'leastSquares':
      return Math.min(1, Math.max(0, score));
    case 'hinge':
      return Math.min(1, Math.max(0, (score + 1) / 2));
    default:
      return loss satisfies never;
  }
}
