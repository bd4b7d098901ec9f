/** The rungs of a run's loss: where each lies, and when it was passed. */

import type { Rung } from '#charts/Rungs.tsx';
import type { Row } from '#engine/protocol.ts';
import { nounOf, rungLoss, rungNames, unsureness } from './patterns.ts';
import type { TextRunValues } from './values.ts';

/** The rungs that are known for this text, from the highest loss down. */
export function rungsOf(rows: readonly Row[], values: TextRunValues): Rung[] {
  const known = rows.at(-1)?.metrics ?? {};
  const now = known['heldOutLoss'] ?? Infinity;
  let above = Infinity;
  return rungNames.flatMap((name): Rung[] => {
    const stands = known[name.id];
    const loss = rungLoss(name, known);
    if (stands === undefined || loss === null) return [];
    const passed = rows.find(({ metrics }) => (metrics['heldOutLoss'] ?? Infinity) < loss);
    const nearness = above < Infinity ? (above - now) / (above - loss) : undefined;
    above = loss;
    return [
      {
        id: name.id,
        label: name.label,
        reading: `${stands.toFixed(2)} nats, ${unsureness(stands, nounOf(values))}`,
        passedAt: passed?.step ?? null,
        nearness,
      },
    ];
  });
}
