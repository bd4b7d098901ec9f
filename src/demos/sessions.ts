/** The demos' sessions by id: the worker's side of the registry. Each is loaded when its demo is first trained. */

import type { LoopOptions } from '#engine/opening.ts';

/** What the engine can run. */
export const sessions: LoopOptions['sessions'] = {
  'gan-points': async () =>
    (await import('./gan-points/session/session.ts')).createGanPointsSession,
  count: async () => (await import('./count/session/session.ts')).createCountSession,
  votes: async () => (await import('./votes/session/session.ts')).createVotesSession,
  'next-token': async () => (await import('./next-token/session/session.ts')).createTextSession,
};
