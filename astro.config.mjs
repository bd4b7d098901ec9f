/** How the site is built: static pages from Markdown, islands in React, fonts and highlighted code made at build time. */

import { satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import react from '@astrojs/react';
import { defineConfig, fontProviders } from 'astro/config';
import { equations } from './src/site/equations.ts';
import { readings } from './src/site/readings.ts';

export default defineConfig({
  // Other sites ask for absolute addresses; whoever hosts the site says what it is called.
  site: process.env.SITE_URL ?? 'http://localhost:4321',
  integrations: [mdx(), react(), interestDirective()],
  markdown: {
    processor: satteri({ features: { math: true }, hastPlugins: [equations, readings] }),
    shikiConfig: { theme: 'css-variables' },
  },
  fonts: [
    fontFamily('--serif', 'Source Serif 4', 'source-serif-4', {
      weights: '200 900',
      styles: ['normal', 'italic'],
      fallbacks: ['Serif stand-in', 'serif'],
    }),
    fontFamily('--sans', 'Inter', 'inter', {
      weights: '100 900',
      styles: ['normal'],
      fallbacks: ['Sans stand-in', 'Sans stand-in on Android', 'sans-serif'],
    }),
    fontFamily('--mono', 'JetBrains Mono', 'jetbrains-mono', {
      weights: '100 800',
      styles: ['normal'],
      fallbacks: ['monospace'],
    }),
  ],
  // The worker loads a demo's session when that demo is first trained, which only modules can.
  vite: { worker: { format: 'es' } },
  // In a sandboxed frame the site is a stranger to itself, and loads its own scripts only where everybody may.
  // Hosts that read public/_headers do the same.
  server: { headers: { 'Access-Control-Allow-Origin': '*' } },
  trailingSlash: 'always',
  devToolbar: { enabled: false },
});

/** Adds `client:interest`, by which a figure in an article comes to life only when a reader turns to it. */
function interestDirective() {
  return {
    name: 'interest',
    hooks: {
      'astro:config:setup': ({ addClientDirective }) =>
        addClientDirective({ name: 'interest', entrypoint: './src/site/interest.ts' }),
    },
  };
}

/** A family from its Fontsource package: the Latin subset, variable in weight. Nothing is fetched from the network. */
function fontFamily(cssVariable, name, slug, { weights, styles, fallbacks }) {
  const variants = styles.map((style) => ({
    weight: weights,
    style,
    src: [`@fontsource-variable/${slug}/files/${slug}-latin-wght-${style}.woff2`],
  }));
  return { cssVariable, name, provider: fontProviders.local(), fallbacks, options: { variants } };
}
