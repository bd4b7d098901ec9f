/** The demos' sessions by id: the worker's side of the registry. */

import type { CreateSession } from '#engine/session.ts';
import { createGanPointsSession } from './gan-points/session.ts';

/** What the engine can run. */
export const sessions: Readonly<Record<string, CreateSession>> = {
  'gan-points': createGanPointsSession,
};
