/** The same on the page's own thread, loaded only where no worker can start. */

import { serve } from '#engine/loop.ts';
import type { Endpoint } from '#engine/port.ts';
import { sessions } from './sessions.ts';

/** Serves an endpoint in slices that leave the page its frames. */
export function serveOnPage(endpoint: Endpoint): void {
  serve(endpoint, { sessions, sliceMs: 8 });
}
