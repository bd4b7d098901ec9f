/** What the choice of a backend needs of the device: its backends, its clock, its frames. */

import type { BackendName } from '#tensor/backendNames.ts';
import {
  isContextLost,
  onContextLost,
  onShaderCompiled,
  selectBackend,
  settle,
  webglRenderer,
} from '#tensor/backends.ts';
import type { Renderer } from './protocol.ts';

/** A device as the choice sees it; tests hand in one of their own. */
export interface Device {
  /** Makes this backend the one that operations run on; rejects where there is none. */
  readonly select: (name: BackendName) => Promise<void>;
  /** Waits until all that was launched has been computed. */
  readonly settle: () => void;
  /** What draws WebGL; null before WebGL was selected. */
  readonly renderer: () => Renderer | null;
  /** Whether the WebGL context is gone, of which the event may still be on its way. */
  readonly isContextLost: () => boolean;
  readonly onContextLost: (listener: () => void) => () => void;
  readonly onShaderCompiled: (listener: (programs: number) => void) => () => void;
  /** Milliseconds since some moment. */
  readonly now: () => number;
  /** Lets whatever waits on this thread have its turn. */
  readonly pause: () => Promise<void>;
  /** Waits for the next frame; false where frames do not come, in a hidden tab for one. */
  readonly nextFrame: () => Promise<boolean>;
}

const longestFrameMs = 250;

/** The device that this script runs on. */
export const thisDevice: Device = {
  select: selectBackend,
  settle,
  renderer: webglRenderer,
  isContextLost,
  onContextLost,
  onShaderCompiled,
  now: () => performance.now(),
  pause: () => new Promise((resolve) => setTimeout(resolve)),
  nextFrame,
};

function nextFrame(): Promise<boolean> {
  if (typeof requestAnimationFrame !== 'function') return Promise.resolve(false);
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), longestFrameMs);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      resolve(true);
    });
  });
}
