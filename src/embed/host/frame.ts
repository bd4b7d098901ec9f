/** A demo's frame with the client that talks to it, as element and widget both place it. */

import { connect } from './client.ts';
import type { Client } from './declarations.ts';
import { frameAddress, type Settings } from './frameAddress.ts';

/** A demo's frame with its client; or, with a fault, the sentence that stands in its place. */
export type OpenFrame =
  | { readonly content: HTMLIFrameElement; readonly client: Client }
  | { readonly content: HTMLParagraphElement; readonly client: null };

/** Puts a demo's frame into the place, instead of what was there. It loads when it comes near the reader's view. */
export function openFrame(place: ParentNode, base: string, settings: Settings): OpenFrame {
  const result = frameAddress(base, settings);
  if ('fault' in result && result.fault !== undefined) return putFault(place, result.fault);
  const { address, height } = result;
  const frame = document.createElement('iframe');
  frame.title = `From Noise demo: ${settings.demo}`;
  frame.loading = 'lazy';
  // Where the host is isolated, a frame without credentials is let in; the demo keeps nothing anyway.
  frame.setAttribute('credentialless', '');
  frame.allow = 'clipboard-write; fullscreen';
  Object.assign(frame.style, {
    display: 'block',
    width: '100%',
    height: `${height ?? firstHeight}px`,
    border: '0',
  });
  frame.src = address;
  place.replaceChildren(frame);
  return { content: frame, client: connect(frame, { resizes: height === null }) };
}

/** Puts a sentence into the place, instead of what was there. */
export function putFault(place: ParentNode, fault: string): OpenFrame {
  const content = document.createElement('p');
  content.role = 'alert';
  content.textContent = `This demo cannot be shown: ${fault}`;
  place.replaceChildren(content);
  return { content, client: null };
}

/** In CSS pixels, until the demo says how tall it is. */
const firstHeight = 640;
