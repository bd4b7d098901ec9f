/** Where the arithmetic runs: TensorFlow.js's CPU and WebGL backends, made on demand and made again when lost. */

import { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu/dist/backend_cpu';
import { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl/dist/backend_webgl';
import {
  enableProdMode,
  engine,
  env,
  getBackend,
  registerBackend,
  removeBackend,
  setBackend,
} from '@tensorflow/tfjs-core';
import type { BackendName } from './backendNames.ts';
import { registerKernels } from './kernels.ts';

const lossListeners = new Set<() => void>();
let areRegistered = false;

/** Makes this backend the one that operations run on. Throws in words when the device has no such thing. */
export async function selectBackend(name: BackendName): Promise<void> {
  register();
  if (getBackend() === name) return;
  const isReady = await setBackend(name).catch(() => false);
  if (!isReady) throw new Error(`invalid backend; expected one that this device has: ${name}`);
}

/** Calls `listener` whenever the WebGL context is lost, until the returned function is called. */
export function onContextLost(listener: () => void): () => void {
  lossListeners.add(listener);
  return () => lossListeners.delete(listener);
}

/** Throws the lost WebGL backend away, with all tensors on it, so that the next `selectBackend` makes a new one. */
export function discardWebgl(): void {
  removeBackend('webgl');
  registerBackend('webgl', createWebgl);
}

/** Whether the WebGL context is gone: what was computed since then is zeros, even before the event arrives. */
export function isContextLost(): boolean {
  return webgl()?.getGPGPUContext().gl.isContextLost() ?? false;
}

function webgl(): MathBackendWebGL | null {
  const backend = engine().registry['webgl'];
  return backend instanceof MathBackendWebGL ? backend : null;
}

function register(): void {
  if (areRegistered) return;
  areRegistered = true;
  enableProdMode();
  // Without this TensorFlow.js refuses a WebGL that is drawn in software, which many classrooms have.
  env().set('SOFTWARE_WEBGL_ENABLED', true);
  registerBackend('cpu', () => new MathBackendCPU());
  registerBackend('webgl', createWebgl);
  registerKernels();
}

function createWebgl(): MathBackendWebGL {
  const backend = new MathBackendWebGL();
  // The worker's types know no `canvas` of a context, but every context has one.
  const canvas: unknown = Reflect.get(backend.getGPGPUContext().gl, 'canvas');
  if (!(canvas instanceof EventTarget))
    throw new Error(`invalid canvas; expected an event target: ${canvas}`);
  canvas.addEventListener('webglcontextlost', () => {
    for (const listener of lossListeners) listener();
  });
  return backend;
}
