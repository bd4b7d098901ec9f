/** For tests: backends that can be missing, slow to start or lost, and are selected one after another like the real ones. */

import type { BackendName } from '#tensor/backendNames.ts';

/** The device that the backends belong to; tests change it as they need it. */
export const device = {
  /** The backend that was selected last. */
  selected: null as BackendName | null,
  missing: new Set<BackendName>(),
  /** `simd` can be used once this has come. */
  compiled: Promise.resolve(),
  isContextLost: false,
  /** WebGL is a program on the processor. */
  isSoftware: false,
};

const lossListeners = new Set<() => void>();
let selecting: Promise<void> = Promise.resolve();

/** A device that lacks nothing. */
export function renewDevice(): void {
  Object.assign(device, {
    selected: null,
    compiled: Promise.resolve(),
    isContextLost: false,
    isSoftware: false,
  });
  device.missing.clear();
}

/** From now on `simd` starts only when the returned function is called. */
export function holdUpCompiling(): () => void {
  const { promise, resolve } = Promise.withResolvers<void>();
  device.compiled = promise;
  return resolve;
}

/** Takes the WebGL context away; the event comes at once. */
export function loseContext(): void {
  device.isContextLost = true;
  for (const listener of lossListeners) listener();
}

/** See `#tensor/backends.ts`, whose place this takes, as do all that follow. */
export function selectBackend(name: BackendName): Promise<void> {
  const selected = selecting.then(() => select(name));
  selecting = selected.catch(() => undefined);
  return selected;
}

async function select(name: BackendName): Promise<void> {
  if (name === 'simd') await device.compiled;
  if (device.missing.has(name)) throw new Error(`no ${name}`);
  device.selected = name;
}

export function onContextLost(listener: () => void): () => void {
  lossListeners.add(listener);
  return () => lossListeners.delete(listener);
}

export function discardWebgl(): void {
  device.isContextLost = false;
  if (device.selected === 'webgl') device.selected = null;
}

export function isContextLost(): boolean {
  return device.isContextLost;
}

export function onShaderCompiled(): () => void {
  return () => undefined;
}

export function webglRenderer(): { name: string; isSoftware: boolean } {
  return { name: 'made up', isSoftware: device.isSoftware };
}

export function settle(): void {}
