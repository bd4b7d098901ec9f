/** What is written beside an axis of shares. */

import type { Scale } from './axes.ts';

/** Both ends and the middle in per cent, or the shares given: each with its place. */
export function shareTicks(y: Scale, shares = [0, 0.5, 1]): [number, string][] {
  return shares.map((share) => [y(share), `${100 * share} %`]);
}
