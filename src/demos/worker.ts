/** The worker's entry: hands the demos' sessions to the engine's loop. */

import { serve } from '#engine/loop.ts';
import { sessions } from './sessions.ts';

serve(self, { sessions, sliceMs: 16 });
