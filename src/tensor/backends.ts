/** Where the arithmetic runs: TensorFlow.js's CPU and WebGL backends and our own, made on demand and made again when lost. */

import { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu/dist/backend_cpu';
import { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl/dist/backend_webgl';
import {
  enableProdMode,
  engine,
  env,
  getBackend,
  registerBackend,
  registerKernel,
  removeBackend,
  setBackend,
} from '@tensorflow/tfjs-core';
import type { BackendName } from './backendNames.ts';
import { cpuKernels } from './kernels/cpu.ts';
import { referenceKernels } from './kernels/reference.ts';
import { webglKernels } from './kernels/webgl.ts';

const lossListeners = new Set<() => void>();
let areRegistered = false;

/** Makes this backend the one that operations run on. Throws in words when the device has no such thing. */
export async function selectBackend(name: BackendName): Promise<void> {
  register();
  if (getBackend() === name) return;
  const isReady = await setBackend(name).catch(() => false);
  if (!isReady) throw new Error(`invalid backend; expected one that this device has: ${name}`);
}

/** Whether the device has such a backend: tries to make it. The selected backend stays selected. */
export async function hasBackend(name: BackendName): Promise<boolean> {
  register();
  const selected = getBackend();
  const isThere = await selectBackend(name).then(
    () => true,
    () => false,
  );
  if (selected) await setBackend(selected);
  return isThere;
}

/** Waits until everything launched so far has been computed; only on WebGL is there something to wait for. */
export function settle(): void {
  if (getBackend() !== 'webgl') return;
  const gl = webgl()?.getGPGPUContext().gl;
  gl?.readPixels(0, 0, 1, 1, gl.RGBA, gl.FLOAT, new Float32Array(4));
}

/** What draws, in the driver's words, and whether that is a program on the processor; null before WebGL was selected. */
export function webglRenderer(): { readonly name: string; readonly isSoftware: boolean } | null {
  const gl = webgl()?.getGPGPUContext().gl;
  if (!gl) return null;
  const names = gl.getExtension('WEBGL_debug_renderer_info');
  const name = String(gl.getParameter(names ? names.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  return { name, isSoftware: /swiftshader|llvmpipe|softpipe|software|basic render/i.test(name) };
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
  const kernels = [
    ...cpuKernels,
    ...referenceKernels('cpu'),
    ...webglKernels,
    ...referenceKernels('webgl'),
  ];
  for (const kernel of kernels) registerKernel(kernel);
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
