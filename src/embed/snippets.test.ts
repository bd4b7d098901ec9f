import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { frameAddress } from './host/frameAddress.ts';
import { type Placement, type SnippetId, snippetIds, snippetsFor } from './snippets.ts';

const plain: Placement = {
  origin: 'https://noise.example',
  address: 'https://noise.example/embed/gan-points/grid/?v=1&hide=title,menu&goal=covered',
  title: 'A GAN learns a shape: Ring of eight',
  height: 720,
};

const nasty: Placement = {
  ...plain,
  address: 'https://noise.example/embed/gan-points/grid/?v=1&name="\'><script>&amp;`{}',
  title:
    'A "GAN" <b>learns</b> & isn’t \'done\' \\ `tick` {x}\n\n</iframe><script>alert(1)</script>',
};

const inHtml = ['iframe', 'lms', 'mkdocs', 'quarto', 'revealjs'] as const;

test('there is code, a label and a note for every kind of page', () => {
  const snippets = snippetsFor(plain);
  expect(snippets.map(({ id }) => id)).toEqual(snippetIds);
  for (const { code, label, note } of snippets) {
    expect(code).toContain('https://noise.example/embed/');
    expect(label).not.toBe('');
    expect(note).toMatch(/\.$/);
  }
});

describe.each([plain, nasty])('with the title %o', (placement) => {
  test.each(inHtml)('%s is HTML that says the address and the title, and nothing else', (id) => {
    const { document } = parseHTML(`<body>${codeOf(id, placement)}</body>`);
    const frames = document.querySelectorAll('iframe');
    expect(frames).toHaveLength(1);
    const source = id === 'revealjs' ? 'data-src' : 'src';
    expect(frames[0]?.getAttribute(source)).toBe(placement.address);
    expect(frames[0]?.getAttribute('title')).toBe(placement.title);
    expect(document.querySelectorAll('script, b')).toHaveLength(0);
  });

  test('no line of Markdown is empty, which would end its HTML', () => {
    for (const id of ['mkdocs', 'docusaurus', 'quarto'] as const)
      expect(codeOf(id, placement)).not.toMatch(/\n\s*\n/);
  });

  test('element, cell and directive say what leads to the very same address', () => {
    const { origin, address } = placement;
    const { document } = parseHTML(`<body>${codeOf('element', placement)}</body>`);
    const element = document.querySelector('from-noise-demo');
    const [, directive = ''] = codeOf('myst', placement).match(/^:::.*\n(\{.*\})\n:::$/s) ?? [];
    const traits = [
      ...codeOf('jupyter', placement).matchAll(/^ {4}(\w+) = traitlets.Unicode\((".*")\)/gm),
    ];
    const cell = Object.fromEntries(
      traits.map(([, name, value = '']) => [name, JSON.parse(value)]),
    );
    for (const settings of [element ? attributesOf(element) : {}, JSON.parse(directive), cell]) {
      const made = frameAddress(`${origin}/embed/`, settings);
      expect(searchIn(made.fault ?? made.address)).toEqual(searchIn(address));
    }
  });
});

test('the widget’s script stands in cell and directive, on one line of its own', () => {
  const script = 'https://noise.example/embed/v1/widget.js';
  expect(codeOf('jupyter', plain)).toContain(`\n    _esm = "${script}"\n`);
  expect(codeOf('myst', plain).split('\n')[0]).toBe(`:::{anywidget} ${script}`);
});

test('a plain frame has no border, waits until it is near, and may write to the clipboard', () => {
  const frame = frameIn(codeOf('iframe', plain));
  expect(attributesOf(frame)).toEqual({
    src: plain.address,
    title: plain.title,
    width: '100%',
    height: '720',
    loading: 'lazy',
    allow: 'fullscreen; clipboard-write',
    style: 'border: 0',
  });
});

test('for course platforms there are only attributes that Canvas keeps', () => {
  const kept = ['src', 'width', 'height', 'name', 'sandbox', 'allowfullscreen', 'title', 'style'];
  const names = Object.keys(attributesOf(frameIn(codeOf('lms', plain))));
  expect(names.filter((name) => !kept.includes(name))).toEqual([]);
  expect(names).toContain('allowfullscreen');
});

test('Docusaurus gets its style as an object and its attributes in React’s spelling', () => {
  const code = codeOf('docusaurus', nasty);
  expect(code).toMatch(/ allowFullScreen style=\{\{ border: 0 \}\}><\/iframe>$/);
  // What JSX would take for code stands between quotes.
  expect(code.replaceAll(/"[^"]*"/g, '').match(/[{}<>]/g)).toEqual([...'<{{}}><>']);
});

test('Quarto’s raw block is closed by its own fence alone', () => {
  const lines = codeOf('quarto', nasty).split('\n');
  expect(lines).toHaveLength(3);
  expect([lines[0], lines[2]]).toEqual(['```{=html}', '```']);
});

test('the oEmbed link is the path of demo and preset, where its discovery link stands', () => {
  expect(codeOf('oembed', plain)).toBe('https://noise.example/embed/gan-points/grid/');
});

test('a slide shows no more than fits on it', () => {
  const height = (placement: Placement) =>
    frameIn(codeOf('revealjs', placement)).getAttribute('height');
  expect(height({ ...plain, height: 1400 })).toBe('620');
  expect(height({ ...plain, height: 500 })).toBe('500');
});

function codeOf(id: SnippetId, placement: Placement): string {
  return snippetsFor(placement).find((snippet) => snippet.id === id)?.code ?? '';
}

function frameIn(html: string): Element {
  const frame = parseHTML(`<body>${html}</body>`).document.querySelector('iframe');
  if (!frame) throw new Error(`invalid code; expected a frame: ${html}`);
  return frame;
}

function attributesOf(element: Element): Record<string, string> {
  return Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value]));
}

/** Path and parameters, in whatever order they stand. */
function searchIn(address: string): object {
  const { pathname, searchParams } = new URL(address);
  return { pathname, parameters: Object.fromEntries(searchParams) };
}
