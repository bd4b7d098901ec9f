/** The scripts that host pages load: /embed/v1/from-noise.js and its like. */

import type { APIRoute, GetStaticPaths } from 'astro';
import { bundleOf, type HostScript, hostScripts } from '#site/bundles.ts';

export const getStaticPaths = (() =>
  (Object.keys(hostScripts) as HostScript[]).map((file) => ({
    params: { name: file.replace(/\.js$/, '') },
    props: { file },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ file: HostScript }> = async ({ props: { file } }) =>
  new Response(await bundleOf(file), {
    headers: { 'Content-Type': 'text/javascript; charset=utf-8' },
  });
