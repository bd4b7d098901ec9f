/** The page's one engine. */

import { Engine } from '#engine/client.ts';
import workerUrl from './worker.ts?worker&url';

/** Shared by all demos of a page; nothing is loaded before its first command. */
export const engine = new Engine({
  workerUrl,
  wholeWorkerUrl: '/embed/v1/worker.js',
  serveOnPage: async (endpoint) => (await import('./onPage.ts')).serveOnPage(endpoint),
});
