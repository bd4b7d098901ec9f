/** How a token looks on screen, where a space, a line break or an accent on its own would not be seen. */

/** The piece with signs for its white space; where there is nothing else to see, code points (U+200D). */
export function visible(piece: string): string {
  if (unseen.test(piece))
    return Array.from(piece, (one) => signs.get(one) ?? codePoint(one)).join('');
  const signed = piece.replace(/[ \n\t]/g, (space) => signs.get(space) ?? space);
  return signed.replace(/^\p{M}/u, '◌$&');
}

/** The same for bytes: what is a whole character in UTF-8 is shown as one, any other byte in hexadecimal (⟨E2⟩). */
export function visibleBytes(bytes: Uint8Array): string {
  let shown = '';
  let whole = '';
  for (let i = 0; i < bytes.length; ) {
    const length = encodedLength(bytes[i] ?? 0);
    const character = decoder.decode(bytes.subarray(i, i + length));
    // The decoder replaces what it cannot read; one replaced byte may hide a good one behind it.
    if (character.includes('\uFFFD')) {
      shown += visible(whole) + hexadecimal(bytes[i] ?? 0);
      whole = '';
      i++;
    } else {
      whole += character;
      i += length;
    }
  }
  return shown + visible(whole);
}

const signs: ReadonlyMap<string, string> = new Map([
  [' ', '␣'],
  ['\n', '↵'],
  ['\t', '⇥'],
]);

/** Nothing but control, format, spacing and variation characters. */
const unseen = /^[\p{C}\p{Z}\p{Variation_Selector}]+$/u;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function hexadecimal(byte: number): string {
  return `⟨${byte.toString(16).toUpperCase().padStart(2, '0')}⟩`;
}

/** How many bytes the character that begins with this byte takes in UTF-8 (RFC 3629, section 3). */
function encodedLength(first: number): number {
  if (first < 0xc0) return 1;
  if (first < 0xe0) return 2;
  return first < 0xf0 ? 3 : 4;
}
