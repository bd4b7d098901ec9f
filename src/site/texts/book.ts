/** The first chapters of Moby-Dick, for reading letter by letter. */

/**
 * The first 36 chapters, about 350 KB, each paragraph and each chapter's heading on a line of its own. Quotation marks
 * are straight, dashes are hyphens between spaces, marks of italics and footnotes are taken away, and with them the
 * footnotes. Paragraphs with the words below are left out.
 */
export function preparedBook(chapter: (number: number) => string): string {
  return Array.from({ length: chapters }, (_, i) => chapter(i + 1))
    .flatMap((text) => text.split(/\n\s*\n/))
    .filter((paragraph) => !footnote.test(paragraph) && !leftOut.test(paragraph))
    .map((paragraph) => plain(paragraph))
    .filter(Boolean)
    .map((line) => `${line}\n`)
    .join('');
}

/** Up to the hunt's beginning; the four chapters that follow are written as for a stage. */
const chapters = 36;

const footnote = /^\s*\*/;

/** Words of 1851 for peoples, which do not belong on a school's wall. */
const leftOut = /negro|squaw|ethiop|hottentot|mulatto/i;

function plain(paragraph: string): string {
  return (
    paragraph
      .replaceAll(/[“”]/g, '"')
      .replaceAll(/[‘’]/g, "'")
      .replaceAll(/[_*]/g, '')
      .replaceAll(/\s*[–—]+\s*/g, ' - ')
      .replaceAll(/\s+/g, ' ')
      // A dash at the end or the beginning of what is quoted stays with its mark.
      .replaceAll(/ - (["')]+)(?=[\s.,;:!?]|$)/g, ' -$1')
      .replaceAll(/(^|\s)(["'(]+) - /g, '$1$2- ')
      .trim()
  );
}
