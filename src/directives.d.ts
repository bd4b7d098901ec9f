/** The directive of our own that islands may carry; see `site/interest.ts`. */

import 'astro';

declare module 'astro' {
  interface AstroClientDirectives {
    'client:interest'?: boolean | 'near' | 'press';
  }
}
