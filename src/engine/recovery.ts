/** What becomes of a run whose tensors are lost with the WebGL context: it is left alone until it has been rebuilt. */

import type { BackendName } from '#tensor/backendNames.ts';
import { isContextLost, selectBackend } from '#tensor/backends.ts';
import { processorBackend } from './choice.ts';
import { thisDevice } from './device.ts';
import type { Place } from './place.ts';

/** Whether a run's numbers are gone. That can be so before the event of the loss arrives, when all numbers are zeros. */
export function isLost(place: Place): boolean {
  return place.isLost || (place.run.backend === 'webgl' && isContextLost());
}

/**
 * Rebuilds a lost run at its last remembered moment: on a new WebGL context; where there is none to be had, on the
 * processor. False when meanwhile it was rebuilt already or `isWanted` no longer. Throws what making its session throws.
 */
export async function rebuild(place: Place, isWanted: () => boolean): Promise<boolean> {
  let backend: BackendName = 'webgl';
  try {
    await selectBackend(backend);
  } catch {
    backend = await processorBackend(thisDevice);
    await selectBackend(backend);
  }
  if (!place.isLost || !isWanted()) return false;
  place.isLost = false;
  place.run.rebuild(backend);
  place.pace.start(place.run.step);
  return true;
}
