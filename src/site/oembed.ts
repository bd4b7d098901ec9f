/** Which demos can be embedded, and what a host is told that asks by oEmbed (https://oembed.com). */

import type { Definition } from '#demos/framework/defineDemo.ts';
import { demoById, demos } from '#demos/registry.ts';

/** A demo as it stands in a frame. */
export interface Embedded {
  readonly id: string;
  readonly preset: string;
}

/** The path of each embed, from `/embed/` on: a demo's first preset has the shorter one too. */
export const embedPaths: readonly { readonly path: string; readonly props: Embedded }[] =
  demos.flatMap(({ id, presets }) => [
    { path: id, props: { id, preset: presets[0]?.id ?? '' } },
    ...presets.map((preset) => ({ path: `${id}/${preset.id}`, props: { id, preset: preset.id } })),
  ]);

/** Where the oEmbed answer for a preset lies. */
export function oembedPath(id: string, preset: string): string {
  return `/oembed/${id}/${preset}.json`;
}

/** How wide and tall a frame should be for a demo, in CSS pixels, until the embed says its height. */
export function frameSize({ room }: Pick<Definition, 'room'>): { width: number; height: number } {
  return { width: 960, height: Math.round(16 * room.wide) };
}

/** The answer of oEmbed 1.0, of type `rich`: a plain frame, with absolute addresses. */
export function oembedAnswer(
  { id, preset }: Embedded,
  site: URL,
): Readonly<Record<string, unknown>> {
  const demo = demoById(id);
  const { width, height } = frameSize(demo);
  const address = new URL(`/embed/${id}/${preset}/`, site).href;
  return {
    version: '1.0',
    type: 'rich',
    title: demo.title,
    provider_name: 'From Noise',
    provider_url: site.href,
    author_name: 'From Noise',
    author_url: site.href,
    width,
    height,
    html: `<iframe src="${address}" title="${escaped(demo.title)}" width="${width}" height="${height}" style="border:0;width:100%" loading="lazy" allow="fullscreen; clipboard-write"></iframe>`,
  };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
