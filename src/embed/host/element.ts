/** The element <from-noise-demo>: a demo's frame, its messages as events, its requests as methods. */

import { messageFromEmbed } from '../contract.ts';
import { failure, requestsBy } from './client.ts';
import type { Client } from './declarations.ts';
import { type OpenFrame, openFrame } from './frame.ts';
import { type Settings, settingNames } from './frameAddress.ts';

/** Defines the element, once, where there are elements: a site's generator may load this file without a document. */
export function defineElement(base: string): void {
  if ('customElements' in globalThis && !customElements.get(tag))
    customElements.define(tag, elementClass(base));
}

const tag = 'from-noise-demo';

function elementClass(base: string): CustomElementConstructor {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(':host { display: block } :host([hidden]) { display: none }');

  return class extends HTMLElement {
    static readonly observedAttributes = settingNames;
    readonly #root = this.attachShadow({ mode: 'open' });
    #frame: OpenFrame | null = null;
    #isOutdated = false;

    constructor() {
      super();
      this.#root.adoptedStyleSheets = [sheet];
      Object.assign(this, requestsBy(this.#send));
    }

    connectedCallback(): void {
      this.#open();
    }

    disconnectedCallback(): void {
      this.#close();
    }

    attributeChangedCallback(name: string, before: string | null, now: string | null): void {
      if (!this.#frame || before === now) return;
      const client = this.#frame.client;
      // Another theme needs no other page, which would lose the run.
      if (name === 'theme' && client && (now === 'light' || now === 'dark' || now === 'auto'))
        client.setTheme(now).catch(({ code }) => code !== 'closed' && this.#outdate());
      else this.#outdate();
    }

    /** Attributes often change several at a time: the frame is opened anew after the last. */
    #outdate(): void {
      if (this.#isOutdated) return;
      this.#isOutdated = true;
      queueMicrotask(() => this.#frame && this.#open());
    }

    #open(): void {
      this.#close();
      const settings: Settings = Object.fromEntries(
        settingNames.map((name) => [name, this.getAttribute(name)]),
      );
      this.#frame = openFrame(this.#root, base, settings);
      for (const { entries } of messageFromEmbed.options)
        this.#frame.client?.on(entries.type.literal, (message) => this.#tell(message));
    }

    #close(): void {
      this.#frame?.client?.close();
      this.#frame = null;
      this.#isOutdated = false;
    }

    #tell(detail: { readonly type: string }): void {
      // Composed, so that it also leaves a shadow root that this element may stand in.
      const options = { detail, bubbles: true, composed: true };
      this.dispatchEvent(new CustomEvent(`fromnoise:${detail.type}`, options));
    }

    readonly #send: Client['send'] = async (request, options) => {
      if (!this.#frame?.client) throw failure('removed', 'The element shows no demo.');
      this.#frame.content.loading = 'eager';
      return this.#frame.client.send(request, options);
    };
  };
}
