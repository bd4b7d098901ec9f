/** What host pages load: /embed/v1/from-noise.js and its like, and the types to it. */

import type { APIRoute, GetStaticPaths } from 'astro';
import { declarationsText } from '#embed/declarationsText.ts';
import { bundleOf, type HostScript, hostScripts } from '#site/bundles.ts';

export const getStaticPaths = (() => [
  ...Object.keys(hostScripts).map((file) => ({ params: { file } })),
  { params: { file: 'from-noise.d.ts' } },
]) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ params: { file } }) => {
  const isScript = isHostScript(file);
  const text = isScript ? await bundleOf(file) : declarationsText();
  const type = isScript ? 'text/javascript' : 'text/plain';
  return new Response(text, { headers: { 'Content-Type': `${type}; charset=utf-8` } });
};

function isHostScript(file: string | undefined): file is HostScript {
  return file !== undefined && Object.hasOwn(hostScripts, file);
}
