/** `@jax-js/jax` on its wasm backend: the same transformer, with forward, gradient and Adam compiled as one function. */

import '../instruments.ts';

import {
  blockUntilReady,
  defaultDevice,
  grad,
  init,
  type Array as JaxArray,
  jit,
  nn,
  numpy as np,
} from '@jax-js/jax';
import { Random } from '#data/random.ts';
import { serve } from '../contestant.ts';
import { tokenBatches } from '../data.ts';
import { sizeOf, type TransformerSize, tokenAdam } from '../models.ts';

serve(async (model, backend) => {
  const size = sizeOf(model);
  if (size.kind !== 'transformer') throw new Error(`invalid model; expected a GPT: ${model}`);
  const devices = await init(backend);
  if (!devices.includes(backend))
    throw new Error(`invalid backend; expected one of ${devices.join(', ')}: ${backend}`);
  defaultDevice(backend);
  const train = jit(trainStep(size));
  const nextBatch = tokenBatches(size);
  let state = initialState(size);
  return {
    step: () => {
      const { tokens, targets } = nextBatch();
      state = train(state, np.array(tokens), np.array(targets));
    },
    settle: async () => {
      await blockUntilReady(state);
    },
  };
});

/** The parameters in the order in which the forward pass takes them, Adam's memory of them, and its clock. */
interface State {
  [name: string]: JaxArray[];
  parameters: JaxArray[];
  means: JaxArray[];
  squares: JaxArray[];
  clock: JaxArray[];
}

function initialState({ configuration }: TransformerSize): State {
  const { vocabulary, context, width, blocks } = configuration;
  const random = new Random(1);
  const drawn = (rows: number, columns: number, deviation: number) =>
    np.array(
      Float32Array.from({ length: rows * columns }, () => deviation * random.normal()),
      { shape: [rows, columns] },
    );
  const dense = (inputs: number, outputs: number) => [
    drawn(inputs, outputs, 1 / Math.sqrt(inputs)),
    np.zeros([outputs]),
  ];
  const norm = () => [np.array(new Float32Array(width).fill(1)), np.zeros([width])];
  const block = () => [
    ...[...norm(), ...dense(width, 3 * width), ...dense(width, width)],
    ...[...norm(), ...dense(width, 4 * width), ...dense(4 * width, width)],
  ];
  const parameters = [
    drawn(vocabulary, width, 0.05),
    drawn(context, width, 0.02),
    ...Array.from({ length: blocks }, block).flat(),
    ...norm(),
    ...dense(width, vocabulary),
  ];
  const zeros = () => parameters.map(({ shape }) => np.zeros(shape));
  return { parameters, means: zeros(), squares: zeros(), clock: [np.array(0)] };
}

/** Whoever is given an array owns it, so what is used twice is passed once as `ref`. */
function trainStep(size: TransformerSize) {
  const { beta1, beta2, epsilon } = tokenAdam;
  const gradients = grad((parameters: JaxArray[], tokens: JaxArray, targets: JaxArray) =>
    loss(parameters, tokens, targets, size),
  );
  return (state: State, tokens: JaxArray, targets: JaxArray): State => {
    const slopes = gradients(
      state.parameters.map(({ ref }) => ref),
      tokens,
      targets,
    );
    const clock = only(state.clock).add(1);
    const meanShare = shareOf(beta1, clock.ref);
    const squareShare = shareOf(beta2, clock.ref);
    const means = state.means.map((mean, i) =>
      mean.mul(beta1).add(at(slopes, i).ref.mul(1 - beta1)),
    );
    const squares = state.squares.map((square, i) =>
      square.mul(beta2).add(np.square(at(slopes, i)).mul(1 - beta2)),
    );
    const parameters = state.parameters.map((parameter, i) => {
      const mean = at(means, i).ref.div(meanShare.ref);
      const root = np.sqrt(at(squares, i).ref.div(squareShare.ref)).add(epsilon);
      return parameter.sub(mean.div(root).mul(size.learningRate));
    });
    meanShare.dispose();
    squareShare.dispose();
    return { parameters, means, squares, clock: [clock] };
  };
}

/** 1 − beta to the power of the step. */
function shareOf(beta: number, clock: JaxArray): JaxArray {
  return np
    .exp(clock.mul(Math.log(beta)))
    .mul(-1)
    .add(1);
}

function loss(
  parameters: JaxArray[],
  tokens: JaxArray,
  targets: JaxArray,
  size: TransformerSize,
): JaxArray {
  const { vocabulary } = size.configuration;
  const logProbs = nn.logSoftmax(logits(parameters, tokens, size), -1);
  return logProbs
    .mul(nn.oneHot(targets, vocabulary))
    .sum()
    .mul(-1 / (size.batch * size.configuration.context));
}

function logits(
  parameters: JaxArray[],
  tokens: JaxArray,
  { batch, configuration }: TransformerSize,
): JaxArray {
  const { vocabulary, context, width, heads, blocks, activation } = configuration;
  let next = 0;
  const take = () => at(parameters, next++);
  const through = (x: JaxArray) => np.matmul(x, take()).add(take());
  const normalize = (x: JaxArray) =>
    nn.standardize(x, -1, { epsilon: 1e-5 }).mul(take()).add(take());
  const embedded = np.matmul(nn.oneHot(tokens, vocabulary), take());
  let h = embedded
    .reshape([batch, context, width])
    .add(take())
    .reshape([batch * context, width]);
  for (let i = 0; i < blocks; i++) {
    const parts = np.split(through(normalize(h.ref)), 3, 1);
    const [q, k, v] = parts.map((part) => part.reshape([batch, context, heads, width / heads]));
    if (!q || !k || !v) throw new Error('invalid split; expected three parts');
    const looked = nn.dotProductAttention(q, k, v, { isCausal: true });
    h = h.add(through(looked.reshape([batch * context, width])));
    const inner = through(normalize(h.ref));
    h = h.add(through(activation === 'gelu' ? nn.gelu(inner) : nn.relu(inner)));
  }
  return through(normalize(h));
}

function at(arrays: readonly JaxArray[], i: number): JaxArray {
  const array = arrays[i];
  if (!array) throw new Error(`invalid place; expected below ${arrays.length}: ${i}`);
  return array;
}

function only(arrays: readonly JaxArray[]): JaxArray {
  return at(arrays, 0);
}
