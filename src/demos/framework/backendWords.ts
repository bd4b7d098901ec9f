/** The backends in a reader's words. */

import type { BackendName } from '#tensor/backendNames.ts';

/** Where a run's arithmetic is done. */
export const backendWords = {
  simd: 'the processor (simd)',
  webgl: 'the graphics card (webgl)',
  cpu: 'plain JavaScript (cpu)',
} as const satisfies Record<BackendName, string>;
