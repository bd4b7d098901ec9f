/** Equations in Markdown, set at build time: `$…$` in a line of text, `$$…$$` on lines of their own. */

import katex from 'katex';
import type { HastPluginDefinition } from 'satteri';

/**
 * Renders each equation with KaTeX, as HTML for eyes and MathML for listeners, and notes in the page's frontmatter that it
 * needs KaTeX's style sheet. `\htmlClass{real}{x}` gives a symbol its idea's colour. Throws on an equation KaTeX cannot read.
 */
export const equations: HastPluginDefinition = {
  name: 'equations',
  element: [
    {
      filter: ['pre'],
      visit(node, context) {
        const code = node.children[0];
        if (code?.type !== 'element' || !hasClass(code.properties, 'math-display')) return;
        if (context.data.astro) context.data.astro.frontmatter['hasEquations'] = true;
        return equationElement(
          'div',
          'equation scroller',
          renderEquation(context.textContent(code), true),
        );
      },
    },
    {
      filter: ['code'],
      visit(node, context) {
        if (!hasClass(node.properties, 'math-inline')) return;
        if (context.data.astro) context.data.astro.frontmatter['hasEquations'] = true;
        return equationElement(
          'span',
          'equation-inline',
          renderEquation(context.textContent(node), false),
        );
      },
    },
  ],
};

/** An equation's HTML and MathML. Throws on TeX that KaTeX cannot read. */
export function renderEquation(tex: string, isDisplay: boolean): string {
  return katex.renderToString(tex, {
    displayMode: isDisplay,
    output: 'htmlAndMathml',
    strict: (fault: string) => (fault === 'htmlExtension' ? 'ignore' : 'error'),
    trust: ({ command }) => command === '\\htmlClass',
  });
}

function hasClass(properties: { readonly className?: unknown }, name: string): boolean {
  return Array.isArray(properties.className) && properties.className.includes(name);
}

function equationElement(tagName: 'div' | 'span', className: string, html: string) {
  return {
    type: 'element' as const,
    tagName,
    properties: { className: className.split(' '), 'set:html': html },
    children: [],
  };
}
