/** How this site and its parts are cited: BibTeX, a line of a reference list, and the Citation File Format. */

import { placeholders } from './siteAddresses.ts';

/** Something to cite. */
export interface Cited {
  /** The entry's name in BibTeX. */
  readonly key: string;
  readonly title: string;
  /** The address without the host, beginning with a slash. */
  readonly path: string;
}

/** Whoever wrote it, as one name. */
export const author = 'From Noise';

/** When it came out. */
export const year = 2026;

/** The site as a whole. */
export const site: Cited = {
  key: 'fromnoise2026',
  title: 'From Noise: how generative AI works, with models that train in your browser',
  path: '/',
};

/** An entry for a file of BibTeX. Words in capitals keep them; the address stands as it is, for the package `url`. */
export function bibTeX({ key, title, path }: Cited): string {
  const kept = title.replaceAll(/\b[A-Z]{2,}\b/g, (word) => `{${word}}`);
  return [
    `@misc{${key},`,
    `  author  = {{${author}}},`,
    `  title   = {${kept}},`,
    `  year    = {${year}},`,
    `  url     = {${placeholders.site}${path}},`,
    `  urldate = {${placeholders.day}},`,
    '}',
  ].join('\n');
}

/** A line for a list of references, much as APA has it. */
export function referenceLine({ title, path }: Cited): string {
  return `${author}. (${year}). ${title}. Retrieved ${placeholders.day}, from ${placeholders.site}${path}`;
}

/** A file CITATION.cff for whoever builds on the code. */
export function citationFile(version: string): string {
  const origin = `url: ${placeholders.site}/`;
  return [
    'cff-version: 1.2.0',
    'message: If you use this software, please cite it as below.',
    'type: software',
    `title: ${author}`,
    'authors:',
    `  - name: ${author}`,
    `version: ${version}`,
    'license: MIT',
    origin,
    'preferred-citation:',
    '  type: website',
    `  title: "${site.title}"`,
    '  authors:',
    `    - name: ${author}`,
    `  year: ${year}`,
    `  ${origin}`,
  ].join('\n');
}
