/** The entry of /embed/v1/from-noise.js: `connect`, and the element <from-noise-demo>, which is defined at once. */

import { embedBase } from './base.ts';
import { connect as connectTo } from './client.ts';
import type { Connect } from './declarations.ts';
import { defineElement } from './element.ts';

/** Talks with the demo in a frame. */
export const connect: Connect = (frame, options) => connectTo(frame, options);

defineElement(embedBase('', import.meta.url) ?? '/embed/');
