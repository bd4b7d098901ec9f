/** Rotary positions as a shader: a block holds one pair of two rows. */

import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl/dist/backend_webgl';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { RotationAttributes } from '../ops/rotation/rotation.ts';
import { draw } from './draw.ts';
import { float } from './layout.ts';
import { rowText } from './reading.ts';

type Tensors<Name extends string> = Readonly<Record<Name, TensorInfo>>;

/** [batch · time, 3 · width], queries and keys turned. */
export function rotation(
  backend: MathBackendWebGL,
  { qkv, turns }: Tensors<'qkv' | 'turns'>,
  { time, heads, isBackward }: RotationAttributes,
): TensorInfo[] {
  const [, columns = 0] = qkv.shape;
  const pairs = columns / 6 / heads;
  const y = draw(backend, {
    name: `rotation ${time} ${heads} ${isBackward}`,
    inputs: { qkv, turns },
    shape: qkv.shape,
    text: () => `${rowText('turns')}
vec2 turned(vec2 x, float row, float j) {
  float place = row - floor((row + 0.5) / ${float(time)}) * ${float(time)};
  vec2 turn = turnsRow(place, j - floor((j + 0.5) / ${float(pairs)}) * ${float(pairs)});
  turn.y *= ${float(isBackward ? -1 : 1)};
  return vec2(x.x * turn.x - x.y * turn.y, x.x * turn.y + x.y * turn.x);
}
vec4 block(float i, float j) {
  vec4 x = qkv(i, j);
  if (j > ${float(2 * heads * pairs)} - 0.5) return x;
  return vec4(turned(x.xy, 2.0 * i, j), turned(x.zw, 2.0 * i + 1.0, j));
}`,
  });
  return [y];
}
