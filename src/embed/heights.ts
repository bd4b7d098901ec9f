/** How tall the embed is, said in the words of every kind of host that resizes its frames. */

import type { MessageFromEmbed } from './contract.ts';

/** A host that shows the embed as a post of WordPress puts a secret after the `#`, and wants it back. */
export function secretIn(hash: string): string | null {
  return /^#\?secret=([A-Za-z0-9]{1,64})$/.exec(hash)?.[1] ?? null;
}

/** The messages that tell a host the height, in CSS pixels: ours, Canvas's, H5P's, and WordPress's where there is a secret. */
export function heightMessages(height: number, secret: string | null): readonly object[] {
  const ours: MessageFromEmbed = { fromNoise: 1, type: 'resize', height };
  return [
    ours,
    { subject: 'lti.frameResize', height },
    { context: 'h5p', action: 'resize', scrollHeight: height },
    ...(secret ? [{ message: 'height', value: height, secret }] : []),
  ];
}

/** What tells H5P's host script that a frame wishes to be resized. */
export const h5pHello = { context: 'h5p', action: 'hello' } as const;
