/** The types of /embed/v1/from-noise.js. */

import type { APIRoute } from 'astro';
import { declarationsText } from '#embed/declarationsText.ts';

export const GET: APIRoute = () =>
  new Response(declarationsText(), { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
