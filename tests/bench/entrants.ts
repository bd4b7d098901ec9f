/** Who is measured on which model: a script and the backend that it is to use. */

import type { Script } from './bundles.ts';
import { type ModelName, sizeOf } from './models.ts';

/** A script on a backend. */
export interface Entrant {
  readonly script: Script;
  readonly backend: string;
}

/** "ours simd", "naive webgl" and so on. */
export function nameOf({ script, backend }: Entrant): string {
  return `${script} ${backend}`;
}

const ours = entrants('ours', ['simd', 'webgl', 'cpu']);
const naive = entrants('naive', ['webgl', 'wasm', 'cpu']);
const loops = entrants('loops', ['javascript']);
const peers = [...entrants('nanogpt', ['webgl', 'cpu']), ...entrants('jax', ['wasm'])];

/** Everyone who has an entry for this model. */
export function entrantsFor(model: ModelName): readonly Entrant[] {
  if (sizeOf(model).kind === 'gan') return [...ours, ...naive, ...loops];
  const isPeersSize = model === '1x32' || model === '2x64';
  return isPeersSize ? [...ours, ...naive, ...peers] : [...ours, ...naive];
}

/** Those who need nothing installed. */
export function ownEntrantsFor(model: ModelName): readonly Entrant[] {
  return entrantsFor(model).filter(({ script }) => script === 'ours' || script === 'loops');
}

function entrants(script: Script, backends: readonly string[]): Entrant[] {
  return backends.map((backend) => ({ script, backend }));
}
