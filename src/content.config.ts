/** What `content/` holds, and what each file must say of itself. */

import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { snippetIds } from '#embed/snippets.ts';

const articles = defineCollection({
  loader: glob({ base: './content/articles', pattern: '*.mdx' }),
  schema: z.strictObject({
    title: z.string(),
    /** One or two sentences: the lead under the title, and what search engines show. */
    lead: z.string().max(300),
    /** The article's place in the header, and its name there. */
    order: z.number(),
    short: z.string(),
  }),
});

const data = defineCollection({
  loader: glob({ base: './content/data', pattern: '*.md' }),
  schema: z.strictObject({
    title: z.string(),
    source: z.string(),
    licence: z.string(),
    size: z.string(),
    cleaned: z.string(),
    knownFaults: z.string(),
  }),
});

const guides = defineCollection({
  loader: glob({ base: './content/guides', pattern: '*.md' }),
  schema: z.strictObject({
    title: z.string(),
    /** One sentence: what it takes there. */
    lead: z.string().max(300),
    order: z.number(),
    /** The builder's code for this kind of page. */
    code: z.enum(snippetIds),
  }),
});

export const collections = { articles, data, guides };
