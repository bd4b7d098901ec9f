/** The same models as someone who knows TensorFlow.js would write them: its primitives and its own optimizer. */

import * as tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import plain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import threaded from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import { serve } from '../contestant.ts';
import { sizeOf } from '../models.ts';
import { peakMemory } from '../tensorMemory.ts';
import { naiveGan } from './naiveGan.ts';
import { naiveTransformer } from './naiveTransformer.ts';

/** A model that can be trained; `weight` is one of its variables. */
export interface NaiveModel {
  readonly step: () => void;
  readonly weight: tf.Variable;
}

serve(async (model, backend) => {
  setWasmPaths({
    'tfjs-backend-wasm.wasm': plain,
    'tfjs-backend-wasm-simd.wasm': simd,
    'tfjs-backend-wasm-threaded-simd.wasm': threaded,
  });
  tf.env().set('SOFTWARE_WEBGL_ENABLED', true);
  tf.enableProdMode();
  if (!(await tf.setBackend(backend)))
    throw new Error(`invalid backend; expected one that the browser has: ${backend}`);
  await tf.ready();
  const size = sizeOf(model);
  const { step, weight } = size.kind === 'gan' ? naiveGan(size) : naiveTransformer(size);
  return {
    step,
    settle: () => {
      weight.dataSync();
    },
    peakMemory: () => peakMemory(tf, step),
  };
});
