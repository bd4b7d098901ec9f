/** The demos' sessions by id: the worker's side of the registry. */

import type { CreateSession } from '#engine/session.ts';
import { createCountSession } from './count/session/session.ts';
import { createGanPointsSession } from './gan-points/session.ts';
import { createTextSession } from './next-token/session/session.ts';

/** What the engine can run. */
export const sessions: Readonly<Record<string, CreateSession>> = {
  'gan-points': createGanPointsSession,
  count: createCountSession,
  'next-token': createTextSession,
};
