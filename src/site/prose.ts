/** What the articles may use without importing anything. */

import Demo from './Demo.astro';
import Note from './Note.astro';
import ProseLink from './ProseLink.astro';
import ProseTable from './ProseTable.astro';
import Reading from './Reading.astro';
import Recall from './Recall.astro';
import Takeaways from './Takeaways.astro';
import Attention from './words/Attention.astro';
import Discriminator from './words/Discriminator.astro';
import Generated from './words/Generated.astro';
import Generator from './words/Generator.astro';
import Loss from './words/Loss.astro';
import Reader from './words/Reader.astro';
import Real from './words/Real.astro';

/** Components by the name they have in an article; lower-case names replace what Markdown itself makes. */
export const proseComponents = {
  a: ProseLink,
  table: ProseTable,
  Demo,
  Note,
  Reading,
  Recall,
  Takeaways,
  Attention,
  Discriminator,
  Generated,
  Generator,
  Loss,
  Reader,
  Real,
};
