/** An article's readings, found where they begin: `<Takeaways>` takes seconds, `<Reading name minutes>` takes minutes. */

import type { SatteriAstroData } from '@astrojs/markdown-satteri';
import { z } from 'astro/zod';
import type { HastPluginDefinition } from 'satteri';

const readingSchema = z.object({
  name: z.string(),
  slug: z.string(),
  minutes: z.number().optional(),
});

/** A named way of reading the piece, where it begins, and how long it takes; the takeaways say it in their name. */
export type Reading = z.infer<typeof readingSchema>;

/** What the plugins of this folder note in an article's frontmatter. */
export const foundSchema = z.object({
  readings: z.array(readingSchema).default([]),
  hasEquations: z.boolean().default(false),
});

/**
 * Puts a heading, and the time where one is given, at the start of each reading, so that it stands in the table of contents;
 * and lists the readings in the frontmatter.
 */
export const readings: HastPluginDefinition = {
  name: 'readings',
  mdxJsxFlowElement: {
    filter: ['Takeaways', 'Reading'],
    visit(node, context) {
      const name = attribute(node.attributes, 'name') ?? takeawaysName;
      const minutes = attribute(node.attributes, 'minutes');
      const slug = slugOf(name);
      noteReading(
        context.data.astro,
        minutes === undefined ? { name, slug } : { name, slug, minutes: Number(minutes) },
      );
      const time =
        minutes === undefined
          ? []
          : [element('p', { className: ['reading-time'] }, `${minutes} minutes`)];
      context.prependChild(node, [element('h2', { id: slug }, name), ...time]);
    },
  },
};

const takeawaysName = 'In twenty seconds';

function noteReading(astro: SatteriAstroData | undefined, reading: Reading): void {
  if (!astro) return;
  const { readings: earlier } = foundSchema.parse(astro.frontmatter);
  astro.frontmatter['readings'] = [...earlier, reading];
}

function element(
  tagName: string,
  properties: { id: string } | { className: string[] },
  text: string,
) {
  return {
    type: 'element' as const,
    tagName,
    properties,
    children: [{ type: 'text' as const, value: text }],
  };
}

/** An attribute's text, or its expression's: `minutes={3}` and `minutes="3"` both give 3. */
function attribute(attributes: readonly JsxAttribute[], name: string): string | undefined {
  const found = attributes.find((candidate) => 'name' in candidate && candidate.name === name);
  const value = found?.value;
  return typeof value === 'object' ? value?.value : value;
}

type JsxAttribute = {
  readonly name?: string;
  readonly value?: string | { readonly value: string } | null | undefined;
};

function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}
