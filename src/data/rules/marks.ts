/** Rules of punctuation that hold in any English text. */

import { occasions } from './textRule.ts';

/**
 * A quotation mark opens at the beginning, after white space, a dash or a bracket, and closes elsewhere; the two have to
 * take turns. One left open at the end is broken only where the text is whole.
 */
export function quotesAreClosed(text: string, isWhole: boolean): boolean[] {
  const verdicts: boolean[] = [];
  let open = false;
  for (const { at } of occasions(text, /"/g)) {
    const opens = at === 0 || /[\s(-]/.test(text[at - 1] ?? '');
    if (opens && open) verdicts.push(false);
    if (!opens) verdicts.push(open);
    open = opens;
  }
  return open && isWhole ? [...verdicts, false] : verdicts;
}

/** After , ; : comes a space, an end of line, a closing mark or a dash. Before a digit nothing is judged: 3,000. */
export function marksAreFollowed(text: string): boolean[] {
  return occasions(text, /[,;:](?!\d)(.?)/gs).map(({ groups: [next = ''] }) =>
    /^(?:$|[\s"')-])/.test(next),
  );
}
