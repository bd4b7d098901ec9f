/** Keeps the page's frames: work is launched far faster than a GPU draws it, so now and then we wait until it has caught up. */

/** No launch counts as less than this many multiplications: what it costs merely to draw. */
const launchCost = 50_000;
const smallestSlice = 4 * launchCost;
const largestSlice = 1e10;

/** How long the GPU may have to catch up, in milliseconds: so long would the page wait for its frame. Null never waits. */
let targetMs: number | null = null;
/** How much is launched between two waits, in multiplications. */
let sliceSize = 40 * launchCost;
let launched = 0;

/** From now on lets the GPU fall behind by about so many milliseconds of work, then waits for it; null never waits. */
export function sliceWork(milliseconds: number | null): void {
  targetMs = milliseconds;
  launched = 0;
}

/** How many multiplications a slice holds now; infinite while work is not sliced. A longer launch is worth cutting. */
export function sliceCapacity(): number {
  return targetMs === null ? Number.POSITIVE_INFINITY : sliceSize;
}

/** To be called after each launch, with the multiplications that it makes; waits when the slice is full. */
export function pace(gl: WebGL2RenderingContext, multiplications: number): void {
  if (targetMs === null) return;
  launched += launchCost + multiplications;
  if (launched < sliceSize) return;
  const beginMs = performance.now();
  waitFor(gl);
  adapt(targetMs / Math.max(performance.now() - beginMs, 0.1));
  launched = 0;
}

/** `gl.finish` returns at once in Chromium; reading a pixel does wait. */
function waitFor(gl: WebGL2RenderingContext): void {
  gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.FLOAT, new Float32Array(4));
}

/** Half a step towards the size that would have taken as long as wanted: one slow frame says little. */
function adapt(ratio: number): void {
  const wanted = launched * Math.min(Math.max(ratio, 0.25), 4);
  sliceSize = Math.min(Math.max(Math.sqrt(sliceSize * wanted), smallestSlice), largestSlice);
}
