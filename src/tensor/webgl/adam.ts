/** Adam as a shader: the new parameters and both means are drawn at once, out of gradients that lie anywhere. */

import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl/dist/backend_webgl';
import { env, type TensorInfo } from '@tensorflow/tfjs-core';
import type { AdamAttributes } from '../ops/adam/adam.ts';
import { gradientsOf } from '../ops/adam/reference.ts';
import { sourcesOf } from './draw.ts';
import { blockSize, float, texelsOf } from './layout.ts';
import { run } from './program.ts';
import { elementText } from './reading.ts';

/** With the three vectors of the state they take 15 textures; WebGL promises 16. */
const gradientsAtOnce = 12;

/** A smaller one is zero as a half float, and divides by zero. */
const halfFloatEpsilon = 1e-4;

/** The new parameters, mean and mean square, all [parameters]. */
export function adam(
  backend: MathBackendWebGL,
  inputs: Readonly<Record<'parameters' | 'mean' | 'square', TensorInfo>> &
    Readonly<Record<string, TensorInfo>>,
  attributes: AdamAttributes,
): TensorInfo[] {
  const { parameters, mean, square } = inputs;
  const targets = [0, 1, 2].map(() => numberTensor(backend, parameters.shape));
  const gradients = gradientsOf(inputs);
  let start = 0;
  for (let i = 0; i < gradients.length; i += gradientsAtOnce) {
    const some = gradients.slice(i, i + gradientsAtOnce);
    const state = { parameters, mean, square };
    const end = step(backend, { state, gradients: some, start, targets, attributes });
    start = end;
  }
  return targets;
}

interface Step {
  readonly state: Readonly<Record<'parameters' | 'mean' | 'square', TensorInfo>>;
  readonly gradients: readonly TensorInfo[];
  /** The first parameter that these gradients move. */
  readonly start: number;
  readonly targets: readonly TensorInfo[];
  readonly attributes: AdamAttributes;
}

/** Moves the parameters of some of the gradients; returns the first that it did not move. */
function step(
  backend: MathBackendWebGL,
  { state, gradients, start, targets, attributes }: Step,
): number {
  const [target = state.parameters] = targets;
  const [width] = texelsOf(backend, target);
  const ranges = rangesOf(gradients, start);
  const end = ranges.at(-1)?.end ?? start;
  const { rate, beta1, beta2, decay } = attributes;
  const isFull = env().getBool('WEBGL_RENDER_FLOAT32_ENABLED');
  const epsilon = isFull ? attributes.epsilon : Math.max(attributes.epsilon, halfFloatEpsilon);
  run(backend, {
    key: `Adam ${start} ${width}`,
    sources: sourcesOf(
      backend,
      Object.fromEntries(gradients.map((one, i) => [`gradient${i}`, one])),
      state,
    ),
    uniforms: { rate, beta1, beta2, epsilon, decay },
    targets,
    text: () => stepText(ranges, width),
    band: [Math.floor(start / width), Math.ceil(end / width)],
    work: 10 * (end - start),
  });
  return end;
}

/** Which parameters a gradient moves. */
interface Range {
  readonly start: number;
  readonly end: number;
  readonly columns: number;
}

function rangesOf(gradients: readonly TensorInfo[], start: number): Range[] {
  let end = start;
  return gradients.map(({ shape }) => {
    const { rows, columns, matrices } = blockSize(shape);
    const range = { start: end, end: end + matrices * rows * columns, columns };
    end = range.end;
    return range;
  });
}

/** What belongs to no gradient of this launch is left for another to draw. */
function stepText(ranges: readonly Range[], width: number): string {
  const found = ranges.map(
    ({ start, end, columns }, i) => `
  if (at < ${float(end)} - 0.5) {
    float own = at - ${float(start)};
    float row = floor((own + 0.5) / ${float(columns)});
    return gradient${i}Element(row, own - row * ${float(columns)});
  }`,
  );
  const outside = [
    `at < ${float(ranges[0]?.start ?? 0)} - 0.5`,
    `at > ${float(ranges.at(-1)?.end ?? 0)} - 0.5`,
  ].join(' || ');
  return `${ranges.map((_, i) => elementText(`gradient${i}`)).join('\n')}
float gradient(float at) {${found.join('')}
  return 0.0;
}
void main() {
  float at = floor(gl_FragCoord.y) * ${float(width)} + floor(gl_FragCoord.x);
  if (${outside}) discard;
  float g = gradient(at);
  float m = beta1 * mean(at) + (1.0 - beta1) * g;
  float v = beta2 * square(at) + (1.0 - beta2) * g * g;
  drawn0 = vec4((1.0 - decay) * parameters(at) - rate * m / (sqrt(v) + epsilon));
  drawn1 = vec4(m);
  drawn2 = vec4(v);
}`;
}

function numberTensor(backend: MathBackendWebGL, shape: readonly number[]): TensorInfo {
  const tensor = backend.makeTensorInfo([...shape], 'float32');
  backend.uploadToGPU(tensor.dataId);
  return tensor;
}
