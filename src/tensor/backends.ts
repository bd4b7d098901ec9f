/** Where the arithmetic runs: TensorFlow.js's CPU and WebGL backends and our own, made on demand and made again when lost. */

import { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu/dist/backend_cpu';
import { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl/dist/backend_webgl';
import {
  enableProdMode,
  engine,
  env,
  getBackend,
  type KernelConfig,
  type KernelFunc,
  registerBackend,
  registerKernel,
  removeBackend,
  setBackend,
} from '@tensorflow/tfjs-core';
import type { BackendName } from './backendNames.ts';
import { cpuKernels } from './kernels/cpu.ts';
import { referenceKernels } from './kernels/reference.ts';
import { webglKernels } from './kernels/webgl.ts';
import { SimdBackend } from './simd/backend.ts';
import { compileKernels } from './simd/heap.ts';
import { simdKernels } from './simd/kernels.ts';
import { simdAdd, simdCast, simdConcat } from './simd/replacements.ts';
import { fusedWebglKernels } from './webgl/kernels.ts';
import { sliceWork } from './webgl/pacing.ts';

export { onShaderCompiled } from './webgl/program.ts';

const lossListeners = new Set<() => void>();
let areRegistered = false;

/** One selection after another: TensorFlow.js counts a backend as selected before it has started. */
let selecting: Promise<void> = Promise.resolve();

/** Makes this backend the one that operations run on. Throws in words when the device has no such thing. */
export function selectBackend(name: BackendName): Promise<void> {
  const selected = selecting.then(() => select(name));
  selecting = selected.catch(() => undefined);
  return selected;
}

async function select(name: BackendName): Promise<void> {
  register();
  const before = getBackend();
  if (before === name) return;
  if (await setBackend(name).catch(() => false)) return;
  await setBackend(before || 'cpu');
  throw new Error(`invalid backend; expected one that this device has: ${name}`);
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
  registerBackend('simd', async () => new SimdBackend(await compileKernels()));
  const kernels = [
    ...cpuKernels,
    ...referenceKernels('cpu'),
    ...webglKernels,
    ...namedKernels('webgl', fusedWebglKernels),
    ...referenceKernels('webgl', fusedWebglKernels),
    ...kernelsOfSimd(),
  ];
  for (const kernel of kernels) registerKernel(kernel);
}

/** Our own, and for the rest the CPU backend's, which find a tensor's values on `simd` as they do at home. */
function kernelsOfSimd(): KernelConfig[] {
  const backendName = 'simd';
  const fast = { Add: simdAdd, Cast: simdCast, Concat: simdConcat };
  const inherited = cpuKernels.map((kernel) => {
    const faster = Object.hasOwn(fast, kernel.kernelName)
      ? fast[kernel.kernelName as keyof typeof fast]
      : null;
    const kernelFunc = faster ? faster(kernel.kernelFunc) : kernel.kernelFunc;
    return { ...kernel, backendName, kernelFunc };
  });
  return [...inherited, ...namedKernels(backendName, simdKernels)];
}

function namedKernels(
  backendName: BackendName,
  kernels: Readonly<Record<string, KernelFunc>>,
): KernelConfig[] {
  return Object.entries(kernels).map(([kernelName, kernelFunc]) => ({
    kernelName,
    backendName,
    kernelFunc,
  }));
}

/** Milliseconds of work after which the graphics card is waited for, so that it can draw the page's frames as well. */
const webglSliceMs = 4;

function createWebgl(): MathBackendWebGL {
  if (env().getNumber('WEBGL_VERSION') < 2)
    throw new Error('invalid WebGL; expected version 2, which our shaders are written in');
  const backend = new MathBackendWebGL();
  sliceWork(webglSliceMs);
  // The worker's types know no `canvas` of a context, but every context has one.
  const canvas: unknown = Reflect.get(backend.getGPGPUContext().gl, 'canvas');
  if (!(canvas instanceof EventTarget))
    throw new Error(`invalid canvas; expected an event target: ${canvas}`);
  canvas.addEventListener('webglcontextlost', () => {
    for (const listener of lossListeners) listener();
  });
  return backend;
}
