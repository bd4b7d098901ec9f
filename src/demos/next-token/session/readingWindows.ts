/** How a text is read when every token of it is to be guessed: in windows that overlap, no longer than a model can see. */

/** What there is to be read, and by whom. */
export interface ReadingShape {
  /** How many tokens at the beginning are only read: what the text is begun with. One or more. */
  readonly opening: number;
  /** How many tokens the model can look back on. */
  readonly context: number;
  /** The line break, for texts whose lines stand for themselves: no window reaches across one. */
  readonly newline: number | null;
}

/** Stretches of a text, and the place in them from which each token is guessed. */
export interface ReadingWindows {
  /** [rows · time], each row filled up with zeros behind its end. */
  readonly tokens: Int32Array;
  readonly time: number;
  /** For each token after the opening the place in `tokens` before it. */
  readonly guessedAt: Int32Array;
}

/**
 * Windows of `context` tokens, each half a context on from the one before; so that a token has all before it to look
 * back on, or half a context at least. Where lines stand for themselves, each begins a window, as in training.
 * Throws when there is no opening, or nothing after it.
 */
export function readingWindows(text: Int32Array, shape: ReadingShape): ReadingWindows {
  const { opening } = shape;
  if (opening < 1 || text.length <= opening)
    throw new Error(
      `invalid text; expected a token after ${opening} to begin with: ${text.length}`,
    );
  const windows = windowsOf(text, shape);
  const time = Math.max(...windows.map(({ start, end }) => end - start));
  const tokens = new Int32Array(windows.length * time);
  const guessedAt = new Int32Array(text.length - opening);
  for (const [row, { start, from, end }] of windows.entries()) {
    tokens.set(text.subarray(start, end), row * time);
    for (let place = from; place <= end; place++)
      guessedAt[place - opening] = row * time + place - 1 - start;
  }
  return { tokens, time, guessedAt };
}

/** The tokens from `start` to before `end` are read, those from `from` up to `end` guessed. */
interface Window {
  readonly start: number;
  readonly from: number;
  readonly end: number;
}

function windowsOf(text: Int32Array, { opening, context, newline }: ReadingShape): Window[] {
  const half = Math.ceil(context / 2);
  const windows: Window[] = [];
  let start = Math.max(0, opening - context);
  for (let from = opening; from < text.length; ) {
    const lineEnd = newline === null ? -1 : text.indexOf(newline, from);
    const last = lineEnd < 0 ? text.length - 1 : lineEnd;
    const end = Math.min(start + context, last);
    windows.push({ start, from, end });
    start = end === last ? last : start + half;
    from = end + 1;
  }
  return windows;
}
