/** Which words rhyme, out of the CMU Pronouncing Dictionary. */

/**
 * Classes of words that rhyme, one a line: their sounds are the same from the last stressed vowel on. Every word of the
 * first text is in a class, those of the others where they come up often; a word with several pronunciations is in
 * several, one that nothing rhymes with in one of its own, and one that the dictionary lacks in none.
 */
export function rhymeClasses(
  dictionary: string,
  [text = '', ...others]: readonly string[],
): string {
  const wanted = new Set([
    ...wordsOf(text),
    ...others.flatMap((other) => frequent(wordsOf(other))),
  ]);
  const classes = new Map<string, Set<string>>();
  for (const [, word = '', sounds = ''] of dictionary.matchAll(entry)) {
    if (!wanted.has(word)) continue;
    const ending = endingOf(sounds);
    classes.set(ending, (classes.get(ending) ?? new Set()).add(word));
  }
  const lines = [...classes.values()].map((words) => `${[...words].join(' ')}\n`);
  // Two pronunciations that differ in a vowel hardly heard give the same class twice.
  return [...new Set(lines)].join('');
}

/** A line of the dictionary: the word, perhaps with the number of its pronunciation, and its sounds. */
const entry = /^ {2}"(.+?)(?:\(\d\))?": "(.+)",?$/gm;

/** How often a word must come up to be worth its place. */
const often = 3;

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[a-z]+(?:'[a-z]+)*/g) ?? [];
}

function frequent(words: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].filter(([, count]) => count >= often).map(([word]) => word);
}

/**
 * The sounds from the last vowel with a stress on (1 is the main stress, 2 a lesser one), without the numbers:
 * "butterfly" rhymes with "sky". A word without stress rhymes from its last vowel on.
 */
function endingOf(sounds: string): string {
  const parts = sounds.split(' ');
  const stressed = parts.findLastIndex((sound) => /[12]$/.test(sound));
  const vowel = stressed < 0 ? parts.findLastIndex((sound) => /\d$/.test(sound)) : stressed;
  return parts.slice(Math.max(0, vowel)).join(' ').replaceAll(/\d/g, '');
}
