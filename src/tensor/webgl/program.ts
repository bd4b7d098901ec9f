/** Shaders of ours: compiled once for each text, run on TensorFlow.js's own context and textures. */

import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl/dist/backend_webgl';
import type {
  GPGPUContext,
  GPGPUContextProgram,
} from '@tensorflow/tfjs-backend-webgl/dist/gpgpu_context';
import { createFragmentShader } from '@tensorflow/tfjs-backend-webgl/dist/webgl_util';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { layoutText, type Source, texelsOf } from './layout.ts';
import { pace } from './pacing.ts';

/** Everything about one launch. */
export interface Launch {
  /** All that the text depends on, but for how the inputs lie. */
  readonly key: string;
  readonly sources: readonly Source[];
  /** Numbers that may change from launch to launch. */
  readonly uniforms?: Readonly<Record<string, number>>;
  /** What is drawn to, all at once: `out vec4 drawn0`, `drawn1` … */
  readonly targets: readonly TensorInfo[];
  /** What follows the inputs' functions in the shader; ends with `void main()`. */
  readonly text: () => string;
  /** The texels to draw, from (0, 0); as large as the first target, if left out. */
  readonly area?: readonly [width: number, height: number];
  /** The rows of texels to draw, all if left out. */
  readonly band?: readonly [from: number, to: number];
  /** How many multiplications it makes, roughly. */
  readonly work: number;
}

interface Compiled {
  readonly program: GPGPUContextProgram;
  readonly locations: Map<string, WebGLUniformLocation | null>;
}

/** What we keep for each context; a lost one takes it along. */
interface Store {
  readonly programs: Map<string, Compiled>;
  readonly framebuffer: WebGLFramebuffer;
}

const stores = new WeakMap<GPGPUContext, Store>();
const listeners = new Set<(programs: number) => void>();

/** Tells how many programs there are, each time before a new one of ours is compiled, until the returned function is called. */
export function onShaderCompiled(listener: (programs: number) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Draws, and disposes of the inputs' copies. */
export function run(backend: MathBackendWebGL, launch: Launch): void {
  const context = backend.getGPGPUContext();
  const store = storeOf(context);
  const { program, locations } = compiledFor(context, store, launch);
  setTargets(backend, store, launch);
  context.setProgram(program);
  context.bindVertexArray(program.vao);
  const gl = glOf(context);
  const locate = (name: string) => locationOf(context, { program, locations }, name);
  for (const [unit, { name, texture, offset }] of launch.sources.entries()) {
    const sampler = locate(`${name}Texture`);
    if (sampler) context.setInputMatrixTexture(texture, sampler, unit);
    gl.uniform1i(locate(`${name}Offset`), offset);
  }
  for (const [name, value] of Object.entries(launch.uniforms ?? {}))
    gl.uniform1f(locate(name), value);
  context.executeProgram();
  for (const { copy } of launch.sources) if (copy) backend.disposeIntermediateTensorInfo(copy);
  pace(gl, launch.work);
}

/** TensorFlow.js's context as what it is; throws where there is only WebGL 1. */
export function glOf({ gl }: GPGPUContext): WebGL2RenderingContext {
  if (!('drawBuffers' in gl)) throw new Error('invalid WebGL; expected version 2: version 1');
  return gl as WebGL2RenderingContext;
}

function storeOf(context: GPGPUContext): Store {
  const store = stores.get(context) ?? {
    programs: new Map(),
    framebuffer: glOf(context).createFramebuffer(),
  };
  stores.set(context, store);
  return store;
}

function compiledFor(context: GPGPUContext, { programs }: Store, launch: Launch): Compiled {
  const { key, sources, targets, text } = launch;
  const fullKey = [key, ...sources.map((source) => source.key)].join(' ');
  const existing = programs.get(fullKey);
  if (existing) return existing;
  for (const listener of listeners) listener(programs.size);
  const outputs = targets.map((_, i) => `layout(location = ${i}) out vec4 drawn${i};`);
  const whole = [
    '#version 300 es',
    'precision highp float;\nprecision highp int;\nprecision highp sampler2D;',
    ...outputs,
    ...Object.keys(launch.uniforms ?? {}).map((name) => `uniform float ${name};`),
    layoutText,
    ...sources.map((source) => source.text()),
    text(),
  ].join('\n');
  const program = context.createProgram(createFragmentShader(context.gl, whole));
  context.buildVao(program);
  const compiled = { program, locations: new Map() };
  programs.set(fullKey, compiled);
  return compiled;
}

function locationOf(context: GPGPUContext, { program, locations }: Compiled, name: string) {
  const known = locations.get(name);
  if (known !== undefined) return known;
  const location = context.getUniformLocationNoThrow(program, name);
  locations.set(name, location);
  return location;
}

function setTargets(backend: MathBackendWebGL, store: Store, launch: Launch): void {
  const { targets, area, band } = launch;
  const [first] = targets;
  if (!first) throw new Error(`invalid launch; expected a target: ${launch.key}`);
  const context = backend.getGPGPUContext();
  const gl = glOf(context);
  const [width, height] = area ?? texelsOf(backend, first);
  if (targets.length === 1)
    context.setOutputMatrixTexture(textureOf(backend, first), height, width);
  else
    attach(
      gl,
      store.framebuffer,
      targets.map((target) => textureOf(backend, target)),
    );
  const [from, to] = band ?? [0, height];
  gl.viewport(0, 0, width, height);
  gl.scissor(0, from, width, to - from);
}

function attach(
  gl: WebGL2RenderingContext,
  framebuffer: WebGLFramebuffer,
  textures: readonly WebGLTexture[],
): void {
  gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
  // A texture of an earlier launch that is an input of this one must not stay attached.
  for (const i of [0, 1, 2, 3]) {
    const texture = textures[i] ?? null;
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0 + i, gl.TEXTURE_2D, texture, 0);
  }
  gl.drawBuffers(textures.map((_, i) => gl.COLOR_ATTACHMENT0 + i));
}

/** The texture that a tensor lies in. */
export function textureOf(backend: MathBackendWebGL, { dataId }: TensorInfo): WebGLTexture {
  return backend.getTexture(dataId);
}
