/** Which words rhyme, by the classes that the site serves. */

/**
 * Whether two words rhyme: they stand in one class and are not the same word. Null when either stands in no class, so
 * that nobody knows how it sounds.
 */
export type Rhyme = (one: string, other: string) => boolean | null;

/** Reads classes of words that rhyme, one a line, words in small letters parted by spaces; a word may be in several. */
export function rhymeFrom(classes: string): Rhyme {
  const classesOf = new Map<string, Set<number>>();
  for (const [i, line] of classes.split('\n').entries()) {
    for (const word of line.split(' ').filter(Boolean)) {
      const known = classesOf.get(word);
      if (known) known.add(i);
      else classesOf.set(word, new Set([i]));
    }
  }
  return (one, other) => {
    const [some, others] = [classesOf.get(one), classesOf.get(other)];
    if (!some || !others) return null;
    return one !== other && [...some].some((i) => others.has(i));
  };
}

/** The last word of a line in small letters, '' when there is none. */
export function endOf(line: string): string {
  return /(\p{L}+(?:'\p{L}+)*)[^\p{L}]*$/u.exec(line.toLowerCase())?.[1] ?? '';
}
