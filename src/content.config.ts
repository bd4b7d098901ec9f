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

/** A lesson lasts so many minutes. */
const lessonMinutes = 45;

const lessons = defineCollection({
  loader: glob({ base: './content/lessons', pattern: '*.mdx' }),
  schema: z.strictObject({
    title: z.string(),
    lead: z.string().max(300),
    order: z.number(),
    forWhom: z.string(),
    /** What students must know already. */
    before: z.array(z.string()),
    /** What they can do afterwards, so that it can be checked: "You can …". */
    aims: z.array(z.string()),
    material: z.array(z.string()),
    /** The parts in their order; each has a heading of its name in the text. */
    timing: z
      .array(z.strictObject({ part: z.string(), minutes: z.number(), how: z.string() }))
      .refine(
        (parts) => parts.reduce((sum, { minutes }) => sum + minutes, 0) === lessonMinutes,
        `invalid timing; expected ${lessonMinutes} minutes in all`,
      ),
  }),
});

const worksheets = defineCollection({
  loader: glob({ base: './content/worksheets', pattern: '*.yaml' }),
  schema: z.strictObject({
    title: z.string(),
    order: z.number(),
    tasks: z.array(
      z.strictObject({
        ask: z.string(),
        /** Where on the site it is done, as an address without the host. */
        address: z.string().optional(),
        /** Lines to write on. */
        lines: z.number().optional(),
        /** A table to fill in; an empty cell is to be written in. */
        table: z
          .strictObject({ columns: z.array(z.string()), rows: z.array(z.array(z.string())) })
          .optional(),
        answer: z.string(),
      }),
    ),
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

export const collections = { articles, data, guides, lessons, worksheets };
