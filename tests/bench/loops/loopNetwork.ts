/** A perceptron as loops over Float32Arrays: forward, backward and Adam, all arrays made once. */

import { Random } from '#data/random.ts';
import type { Architecture } from '#models/network.ts';

const leakySlope = 0.2;

/** Adam's settings. */
export interface AdamSettings {
  readonly learningRate: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
}

/** One layer: its parameters, Adam's memory of them, and room for what passes through. */
interface Layer {
  readonly inputs: number;
  readonly outputs: number;
  readonly bend: 'linear' | 'leakyRelu' | 'tanh';
  /** [inputs, outputs], then the bias [outputs] */
  readonly parameters: Float32Array;
  readonly gradient: Float32Array;
  readonly mean: Float32Array;
  readonly square: Float32Array;
  /** [rows, outputs] */
  readonly y: Float32Array;
  /** [rows, inputs] */
  readonly gradientAtX: Float32Array;
}

/** A perceptron for batches of at most that many rows. */
export class LoopNetwork {
  private readonly layers: readonly Layer[];
  private x: Float32Array = new Float32Array(0);
  private rows = 0;
  private time = 0;

  constructor(architecture: Architecture, mostRows: number) {
    const { inputs, hidden, outputs, outputActivation = 'linear' } = architecture;
    const random = new Random(1);
    const widths = [inputs, ...hidden, outputs];
    this.layers = widths.slice(1).map((width, i) => {
      const isLast = i === hidden.length;
      const bend = isLast ? outputActivation : architecture.activation;
      if (bend === 'relu' || bend === 'gelu')
        throw new Error(`invalid activation; expected linear, leakyRelu or tanh: ${bend}`);
      return newLayer({ inputs: widths[i] ?? inputs, outputs: width, bend }, mostRows, random);
    });
  }

  /** Bytes of all its arrays. */
  get bytes(): number {
    const arraysOf = (layer: Layer) =>
      Object.values(layer).filter((value) => value instanceof Float32Array);
    return this.layers.flatMap(arraysOf).reduce((sum, array) => sum + array.byteLength, 0);
  }

  /** The outputs [rows, outputs] for x [rows, inputs]; valid until the next call. */
  forward(x: Float32Array, rows: number): Float32Array {
    this.x = x;
    this.rows = rows;
    let h = x;
    for (const layer of this.layers) {
      forwardThrough(layer, h, rows);
      h = layer.y;
    }
    return h;
  }

  /** The gradient at x [rows, inputs], given the one at the outputs, which is overwritten; gathers those of the parameters. */
  backward(gradientAtY: Float32Array, { needsLayers }: { needsLayers: boolean }): Float32Array {
    let gradient = gradientAtY;
    for (let i = this.layers.length - 1; i >= 0; i--) {
      const layer = this.layers[i];
      if (!layer) continue;
      unbend(layer, gradient, this.rows);
      if (needsLayers) gatherGradient(layer, this.layers[i - 1]?.y ?? this.x, gradient, this.rows);
      backwardThrough(layer, gradient, this.rows);
      gradient = layer.gradientAtX;
    }
    return gradient;
  }

  /** One step of Adam (Kingma and Ba 2015) along what `backward` gathered. */
  update(settings: AdamSettings): void {
    this.time++;
    for (const layer of this.layers) adam(layer, this.time, settings);
  }
}

function newLayer(
  shape: Pick<Layer, 'inputs' | 'outputs' | 'bend'>,
  mostRows: number,
  random: Random,
): Layer {
  const { inputs, outputs } = shape;
  const size = (inputs + 1) * outputs;
  const deviation = Math.sqrt(2 / inputs);
  return {
    ...shape,
    parameters: Float32Array.from({ length: size }, (_, i) =>
      i < inputs * outputs ? deviation * random.normal() : 0,
    ),
    gradient: new Float32Array(size),
    mean: new Float32Array(size),
    square: new Float32Array(size),
    y: new Float32Array(mostRows * outputs),
    gradientAtX: new Float32Array(mostRows * inputs),
  };
}

function forwardThrough(layer: Layer, x: Float32Array, rows: number): void {
  const { inputs, outputs, bend, parameters, y } = layer;
  const biasAt = inputs * outputs;
  for (let row = 0; row < rows; row++) {
    const yAt = row * outputs;
    for (let j = 0; j < outputs; j++) y[yAt + j] = parameters[biasAt + j] as number;
    for (let i = 0; i < inputs; i++) {
      const value = x[row * inputs + i] as number;
      const weightsAt = i * outputs;
      for (let j = 0; j < outputs; j++)
        y[yAt + j] = (y[yAt + j] as number) + value * (parameters[weightsAt + j] as number);
    }
  }
  if (bend === 'leakyRelu')
    for (let i = 0; i < rows * outputs; i++) {
      const z = y[i] as number;
      if (z < 0) y[i] = leakySlope * z;
    }
  else if (bend === 'tanh')
    for (let i = 0; i < rows * outputs; i++) y[i] = Math.tanh(y[i] as number);
}

function unbend({ outputs, bend, y }: Layer, gradient: Float32Array, rows: number): void {
  if (bend === 'linear') return;
  for (let i = 0; i < rows * outputs; i++) {
    const value = y[i] as number;
    const slope = bend === 'tanh' ? 1 - value * value : value < 0 ? leakySlope : 1;
    gradient[i] = (gradient[i] as number) * slope;
  }
}

function gatherGradient(
  { inputs, outputs, gradient }: Layer,
  x: Float32Array,
  gradientAtY: Float32Array,
  rows: number,
): void {
  gradient.fill(0);
  for (let row = 0; row < rows; row++) {
    const yAt = row * outputs;
    for (let i = 0; i <= inputs; i++) {
      const value = i < inputs ? (x[row * inputs + i] as number) : 1; // the bias is the last row
      const at = i * outputs;
      for (let j = 0; j < outputs; j++)
        gradient[at + j] = (gradient[at + j] as number) + value * (gradientAtY[yAt + j] as number);
    }
  }
}

function backwardThrough(
  { inputs, outputs, parameters, gradientAtX }: Layer,
  gradientAtY: Float32Array,
  rows: number,
): void {
  for (let row = 0; row < rows; row++) {
    for (let i = 0; i < inputs; i++) {
      let sum = 0;
      for (let j = 0; j < outputs; j++)
        sum += (gradientAtY[row * outputs + j] as number) * (parameters[i * outputs + j] as number);
      gradientAtX[row * inputs + i] = sum;
    }
  }
}

function adam(layer: Layer, time: number, settings: AdamSettings): void {
  const { parameters, gradient, mean, square } = layer;
  const { learningRate, beta1, beta2, epsilon } = settings;
  const meanShare = 1 - beta1 ** time;
  const squareShare = 1 - beta2 ** time;
  for (let i = 0; i < parameters.length; i++) {
    const slope = gradient[i] as number;
    const m = beta1 * (mean[i] as number) + (1 - beta1) * slope;
    const v = beta2 * (square[i] as number) + (1 - beta2) * slope * slope;
    mean[i] = m;
    square[i] = v;
    const change = (learningRate * m) / meanShare / (Math.sqrt(v / squareShare) + epsilon);
    parameters[i] = (parameters[i] as number) - change;
  }
}
