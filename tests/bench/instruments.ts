/**
 * What is counted beside a contestant without its knowledge: WebGL draws, and WebAssembly's memory. The counters are
 * put in place on import, which has to be the worker's first: some libraries make their memory while they load.
 */

let draws = 0;
const memories = new Set<WebAssembly.Memory>();
const { Memory } = WebAssembly;
countDraws();
rememberMemories();

/** Draws since the worker started. */
export function drawCount(): number {
  return draws;
}

/** Bytes of all WebAssembly memories that were made; as they never shrink, this is their peak. */
export function wasmBytes(): number {
  return [...memories].reduce((sum, memory) => sum + memory.buffer.byteLength, 0);
}

function countDraws(): void {
  if (typeof WebGL2RenderingContext === 'undefined') return;
  const { prototype } = WebGL2RenderingContext;
  const { drawArrays, drawElements } = prototype;
  prototype.drawArrays = function (...parameters) {
    draws++;
    drawArrays.apply(this, parameters);
  };
  prototype.drawElements = function (...parameters) {
    draws++;
    drawElements.apply(this, parameters);
  };
}

/** A memory is either made in JavaScript or exported by an instance, of which there are four ways to come by. */
function rememberMemories(): void {
  WebAssembly.Memory = new Proxy(Memory, {
    construct: (target, [description]) => remember(new target(description)),
  });
  WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
    construct: (target, [module, imports]) => rememberExports(new target(module, imports)),
  });
  for (const way of ['instantiate', 'instantiateStreaming'] as const) {
    const original = Reflect.get(WebAssembly, way) as (
      ...parameters: unknown[]
    ) => Promise<unknown>;
    Reflect.set(WebAssembly, way, async (...parameters: unknown[]) => {
      const made = await original.apply(WebAssembly, parameters);
      const instance = isSource(made) ? made.instance : made;
      if (instance && typeof instance === 'object' && 'exports' in instance)
        rememberExports(instance as WebAssembly.Instance);
      return made;
    });
  }
}

function isSource(made: unknown): made is WebAssembly.WebAssemblyInstantiatedSource {
  return typeof made === 'object' && made !== null && 'instance' in made;
}

function rememberExports(instance: WebAssembly.Instance): WebAssembly.Instance {
  for (const value of Object.values(instance.exports))
    if (value instanceof Memory) memories.add(value);
  return instance;
}

function remember(memory: WebAssembly.Memory): WebAssembly.Memory {
  memories.add(memory);
  return memory;
}
