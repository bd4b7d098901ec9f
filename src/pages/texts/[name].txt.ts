/** The texts that models learn from, for the demos to fetch: /texts/names.txt and so on. */

import type { APIRoute, GetStaticPaths } from 'astro';
import { preparedTexts, textOf } from '#site/texts.ts';

export const getStaticPaths = (() =>
  preparedTexts.map((name) => ({
    params: { name },
    props: { text: textOf(name) },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ text: string }> = ({ props: { text } }) =>
  new Response(text, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
