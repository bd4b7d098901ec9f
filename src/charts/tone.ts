/** The hues that charts may wear: each is one idea of the site's vocabulary. */

/** The name of a hue, as `tokens.css` and the prose have it. */
export type Tone =
  | 'real'
  | 'generated'
  | 'generator'
  | 'discriminator'
  | 'attention'
  | 'loss'
  | 'reader';

/** The hue as a CSS colour that follows the theme. */
export function colourOf(tone: Tone): string {
  return `var(--${tone})`;
}

/** The hue as a ground behind text; depth 0 leaves the paper, 1 is as deep as ink on it stays readable (4.5:1). */
export function groundOf(tone: Tone, depth: number): string {
  const percent = Math.round(deepest * Math.min(1, Math.max(0, depth)));
  return `color-mix(in srgb, ${colourOf(tone)} ${percent}%, transparent)`;
}

/** Percent of the hue in the deepest ground: the dark theme's lightest hue allows no more. */
const deepest = 37;
