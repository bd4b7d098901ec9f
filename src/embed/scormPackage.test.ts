/** The zip for course platforms: whole, well formed whatever its title is, and the same each time. */

import { strFromU8, unzipSync } from 'fflate';
import { type SaxesAttributeNS, SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { type ScormPackageOptions, scormFileName, scormPackage } from './scormPackage.ts';

const options: ScormPackageOptions = {
  title: 'Two networks, one game',
  embedAddress: 'https://noise.example/embed/gan-points/?v=1&goal=steps:20',
  adapter: 'const answer = 42;\ndocument.title = String(answer);\n',
  goalLabel: 'Train 20 steps',
  height: 640,
};

const nasty = `</title>]]> & "quotes" 'and' <script>alert(1)</script> ${'\u0000\u000b\ud800\uffff'}naïve 🎲`;
const asRead = `</title>]]> & "quotes" 'and' <script>alert(1)</script> naïve 🎲`;

function filesOf(changes: Partial<ScormPackageOptions> = {}): Record<string, string> {
  const entries = Object.entries(unzipSync(scormPackage({ ...options, ...changes })));
  return Object.fromEntries(entries.map(([name, bytes]) => [name, strFromU8(bytes)]));
}

interface XmlElement {
  readonly name: string;
  readonly uri: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
}

/** The elements in order, by an XML parser that throws at whatever is not well formed. */
function parseXml(text: string): XmlElement[] {
  const parser = new SaxesParser({ xmlns: true });
  const all: XmlElement[] = [];
  const open: XmlElement[] = [];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    const values = Object.values<SaxesAttributeNS>(attributes);
    const element = {
      name: local,
      uri,
      attributes: Object.fromEntries(values.map(({ name, value }) => [name, value])),
      text: '',
    };
    all.push(element);
    open.push(element);
  });
  parser.on('text', (part) => {
    const element = open.at(-1);
    if (element) element.text += part;
  });
  parser.on('closetag', () => open.pop());
  parser.write(text).close();
  return all;
}

describe('the manifest', () => {
  const elements = parseXml(filesOf()['imsmanifest.xml'] ?? '');
  const named = (name: string) => elements.filter((element) => element.name === name);

  test('says that it is SCORM 1.2, in the namespaces of SCORM 1.2', () => {
    expect(named('schema')[0]?.text).toBe('ADL SCORM');
    expect(named('schemaversion')[0]?.text).toBe('1.2');
    expect(new Set(elements.map(({ uri }) => uri))).toEqual(
      new Set(['http://www.imsproject.org/xsd/imscp_rootv1p1p2']),
    );
    expect(elements[0]?.attributes['xmlns:adlcp']).toBe('http://www.adlnet.org/xsd/adlcp_rootv1p2');
  });

  test('leads from its one organization by its one item to the lesson', () => {
    expect(named('organizations')[0]?.attributes['default']).toBe(
      named('organization')[0]?.attributes['identifier'],
    );
    expect(named('item')[0]?.attributes['identifierref']).toBe(
      named('resource')[0]?.attributes['identifier'],
    );
    expect(named('resource')[0]?.attributes).toMatchObject({
      href: 'index.html',
      type: 'webcontent',
      'adlcp:scormtype': 'sco',
    });
    expect(['organization', 'item', 'resource'].map((name) => named(name).length)).toEqual([
      1, 1, 1,
    ]);
  });

  test('lists every file of the package but itself', () => {
    const listed = named('file').map(({ attributes }) => attributes['href']);
    expect(new Set([...listed, 'imsmanifest.xml'])).toEqual(new Set(Object.keys(filesOf())));
  });

  test('states no mastery score, by which platforms would turn "incomplete" into "failed"', () => {
    expect(named('masteryscore')).toEqual([]);
  });

  test('tells packages apart by its identifier', () => {
    const identifierOf = (changes: Partial<ScormPackageOptions>) =>
      parseXml(filesOf(changes)['imsmanifest.xml'] ?? '')[0]?.attributes['identifier'] ?? '';
    const variants = [{}, { title: 'Another' }, { embedAddress: 'https://noise.example/embed/a/' }];
    const identifiers = variants.map(identifierOf);
    expect(new Set(identifiers).size).toBe(3);
    for (const identifier of identifiers) expect(identifier).toMatch(/^[A-Za-z][\w-]+$/);
  });
});

describe('whatever a teacher types', () => {
  const files = filesOf({ title: nasty, goalLabel: nasty });

  test('the manifest stays well formed and has the title as it was typed', () => {
    const titles = parseXml(files['imsmanifest.xml'] ?? '').filter(({ name }) => name === 'title');
    expect(titles.map(({ text }) => text)).toEqual([asRead, asRead]);
  });

  test('the page has no element and no attribute more', () => {
    const shape = (html = '') => html.match(/<[!/]?[a-z]+|\s[\w-]+=(?=")/g);
    expect(shape(files['index.html'])).toEqual(shape(filesOf()['index.html']));
    expect(shape(files['index.html'])).toContain(' data-goal=');
  });

  test.each([
    ['Two networks, one game', 'two-networks-one-game-scorm12.zip'],
    ['Où naît le bruit ?', 'ou-nait-le-bruit-scorm12.zip'],
    ['../../etc/passwd', 'etc-passwd-scorm12.zip'],
    ['雑音', 'from-noise-scorm12.zip'],
    ['', 'from-noise-scorm12.zip'],
    [`${'a'.repeat(59)} b`, `${'a'.repeat(59)}-scorm12.zip`],
  ])('"%s" gives the file name %s', (title, name) => {
    expect(scormFileName(title)).toBe(name);
  });
});

describe('the page', () => {
  test('shows the demo in a frame with a name, a line for what is saved, and words without scripts', () => {
    const html = filesOf()['index.html'] ?? '';
    expect(html).toContain('<html lang="en">');
    expect(html).toMatch(/<iframe title="Two networks, one game" src="https:[^"]+" height="640"/);
    expect(html).toContain('role="status" aria-live="polite"');
    expect(html).toMatch(/<noscript><p>.+<\/p><\/noscript>/);
    expect(html).toContain('<p>Goal: Train 20 steps</p>');
  });

  test('names no goal where none is set', () => {
    expect(filesOf({ goalLabel: null })['index.html']).not.toMatch(/goal[:=-]"|Goal:/);
  });

  test('loads the adapter, whose names stay its own and which may be no module', () => {
    const { 'adapter.js': adapter = '', 'index.html': html } = filesOf();
    const page = { title: '' };
    new Function('document', adapter)(page);
    expect(page.title).toBe('42');
    expect(adapter).toMatch(/^\(\(\) => \{/);
    expect(html).toContain('<script src="adapter.js"></script>');
  });
});

test('the read-me says what is loaded from where, and under which licence', () => {
  const text = filesOf()['README.txt'];
  expect(text).toContain('https://noise.example');
  expect(text).toContain('The goal: Train 20 steps');
  expect(text).toContain('MIT licence');
});

test('the same options give the same bytes, in every time zone', () => {
  const zone = process.env['TZ'];
  const zips = ['UTC', 'Asia/Tokyo', 'America/Los_Angeles'].map((name) => {
    process.env['TZ'] = name;
    return Buffer.from(scormPackage(options)).toString('base64');
  });
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
  expect(new Set(zips).size).toBe(1);
});

test.each([
  [{ embedAddress: '/embed/gan-points/' }],
  [{ embedAddress: 'javascript:alert(1)' }],
  [{ height: Number.NaN }],
  [{ height: 0 }],
])('%o is refused', (changes) => {
  expect(() => scormPackage({ ...options, ...changes })).toThrow(/^invalid/);
});
