/** What a host is told that asks by oEmbed: one file a preset, since a static site can't read a query. */

import type { APIRoute, GetStaticPaths } from 'astro';
import { demos } from '#demos/registry.ts';
import { type Embedded, oembedAnswer } from '#site/oembed.ts';

export const getStaticPaths = (() =>
  demos.flatMap(({ id, presets }) =>
    presets.map((preset) => ({ params: { id, preset: preset.id } })),
  )) satisfies GetStaticPaths;

export const GET: APIRoute<Record<string, never>, Embedded & Record<string, string>> = ({
  params,
  site,
}) => {
  if (!site) throw new Error('invalid site; expected its address in astro.config.mjs');
  return Response.json(oembedAnswer(params, site));
};
