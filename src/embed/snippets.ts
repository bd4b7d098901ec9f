/** The code by which a page takes in a demo: one snippet for each kind of page. */

import { escapeAttribute, json } from './escape.ts';

/** What a snippet is made of. */
export interface Placement {
  /** Where this site stands, without a slash at the end. */
  readonly origin: string;
  /** The embed's whole address, options included. */
  readonly address: string;
  /** What a screen reader says of the frame. */
  readonly title: string;
  /** In CSS pixels. */
  readonly height: number;
}

/** Code to be pasted. */
export interface Snippet {
  readonly id: SnippetId;
  /** The kind of page, as its author calls it. */
  readonly label: string;
  readonly language: 'html' | 'markdown' | 'mdx' | 'python' | 'text';
  readonly code: string;
  /** Where it goes and what to know about it, in a sentence or two. */
  readonly note: string;
}

/** The kinds of code, in the order of the list. */
export const snippetIds = [
  'iframe',
  'lms',
  'element',
  'oembed',
  'mkdocs',
  'docusaurus',
  'quarto',
  'revealjs',
  'jupyter',
  'myst',
] as const;

/** One of the kinds of code. */
export type SnippetId = (typeof snippetIds)[number];

/** All snippets for a demo as it was set up, in the order of the list. */
export function snippetsFor(placement: Placement): readonly Snippet[] {
  return snippetIds.map((id) => ({ id, ...makers[id](placement) }));
}

const makers: Readonly<Record<SnippetId, (placement: Placement) => Omit<Snippet, 'id'>>> = {
  iframe: (placement) => ({
    label: 'Any web page',
    language: 'html',
    code: frame(placement),
    note: 'A plain frame, for any page whose HTML you can edit.',
  }),
  lms: ({ address, title, height }) => ({
    label: 'Course platform',
    language: 'html',
    code: tag('iframe', [
      ['src', address],
      ['title', title],
      ['width', '100%'],
      ['height', height],
      ['style', 'border: 0'],
      ['allowfullscreen', null],
    ]),
    note: 'For the HTML view of a page in Canvas, Moodle, Blackboard and others: only attributes that they keep, and no script.',
  }),
  element: ({ origin, address }) => ({
    label: 'Custom element',
    language: 'html',
    code: [
      tag('script', [
        ['type', 'module'],
        ['src', `${origin}/embed/v1/from-noise.js`],
      ]),
      tag('from-noise-demo', Object.entries(settingsIn(address))),
    ].join('\n'),
    note: 'Sets its height itself, and gives your own script its messages as events. The page has to allow scripts.',
  }),
  oembed: ({ address }) => ({
    label: 'oEmbed link',
    language: 'text',
    code: address.replace(/\?.*/s, ''),
    note: 'Paste it on a line of its own where links become embeds, as in WordPress. It carries the demo and its preset; changes to settings, and what is hidden or locked, need one of the other snippets.',
  }),
  mkdocs: (placement) => ({
    label: 'MkDocs',
    language: 'markdown',
    code: frame(placement),
    note: 'Leave an empty line before and after it in the Markdown file.',
  }),
  docusaurus: ({ address, title, height }) => ({
    label: 'Docusaurus',
    language: 'mdx',
    code: tag(
      'iframe',
      [...frameAttributes({ address, title, height }), ['allowFullScreen', null]],
      'style={{ border: 0 }}',
    ),
    note: 'For MDX files, where a style is an object.',
  }),
  quarto: (placement) => ({
    label: 'Quarto',
    language: 'markdown',
    code: `\`\`\`{=html}\n${frame(placement)}\n\`\`\``,
    note: 'A raw block, which Quarto hands on to HTML pages and slides, and leaves out of PDF.',
  }),
  revealjs: ({ address, title, height }) => ({
    label: 'reveal.js',
    language: 'html',
    code: `<section>\n  ${tag('iframe', [
      ['data-src', address],
      ['title', title],
      ['width', '100%'],
      ['height', Math.min(height, slideHeight)],
      ['allow', allowed],
      ['style', 'border: 0'],
    ])}\n</section>`,
    note: 'A slide of its own. With data-src the demo is loaded when the slide is near, and not before.',
  }),
  jupyter: ({ origin, address }) => ({
    label: 'Jupyter',
    language: 'python',
    code: `# First, once: pip install anywidget
import anywidget
import traitlets


class FromNoise(anywidget.AnyWidget):
    _esm = ${json(`${origin}/embed/v1/widget.js`)}
${Object.entries({ base: origin, ...settingsIn(address) })
  .map(([name, value]) => `    ${name} = traitlets.Unicode(${json(value)}).tag(sync=True)`)
  .join('\n')}
    # What the demo tells the notebook.
    step = traitlets.Int(0).tag(sync=True)
    metrics = traitlets.Dict().tag(sync=True)
    complete = traitlets.Bool(False).tag(sync=True)
    state = traitlets.Unicode("").tag(sync=True)


demo = FromNoise()
demo`,
    note: 'A cell for JupyterLab, VS Code, Colab or marimo. The demo trains in the browser, not in the kernel; demo.metrics holds what it measured last.',
  }),
  myst: ({ origin, address }) => ({
    label: 'Jupyter Book (MyST)',
    language: 'markdown',
    code: `:::{anywidget} ${origin}/embed/v1/widget.js\n${JSON.stringify({ base: origin, ...settingsIn(address) }, null, 2)}\n:::`,
    note: 'A directive of Jupyter Book 2 and MyST; it needs no kernel.',
  }),
};

/** Slides are 700 px high unless their author says otherwise, and a heading needs room. */
const slideHeight = 620;

const allowed = 'fullscreen; clipboard-write';

type Attribute = readonly [name: string, value: string | number | null];

/** An embed's address taken apart, as element and widget want it; what it does not say is left out. */
function settingsIn(address: string): Readonly<Record<string, string>> {
  const { pathname, searchParams } = new URL(address);
  const [demo = '', preset] = pathname.split('/embed/')[1]?.split('/') ?? [];
  const settings: Record<string, string> = { demo, ...(preset && { preset }) };
  searchParams.delete('v');
  for (const name of ['theme', 'hide', 'lock', 'goal']) {
    const value = searchParams.get(name);
    if (value !== null) settings[name] = value;
    searchParams.delete(name);
  }
  return searchParams.size > 0 ? { ...settings, params: String(searchParams) } : settings;
}

function frame(placement: Placement): string {
  return tag('iframe', [...frameAttributes(placement), ['style', 'border: 0']]);
}

function frameAttributes({
  address,
  title,
  height,
}: Pick<Placement, 'address' | 'title' | 'height'>): Attribute[] {
  return [
    ['src', address],
    ['title', title],
    ['width', '100%'],
    ['height', height],
    ['loading', 'lazy'],
    ['allow', allowed],
  ];
}

/** An element without content, on one line: a line break inside would matter to some Markdown. */
function tag(name: string, attributes: readonly Attribute[], further?: string): string {
  const written = attributes.map(([key, value]) =>
    value === null ? key : `${key}="${escapeAttribute(String(value))}"`,
  );
  return `<${[name, ...written, ...(further ? [further] : [])].join(' ')}></${name}>`;
}
