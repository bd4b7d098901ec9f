/** Starts the frame on the page of an embed: its theme, its lines of text, its height, and the window it answers to. */

import { loadDefinition } from '#demos/definitions.ts';
import type { Definition } from '#demos/framework/defineDemo.ts';
import { frame } from './frame.ts';
import { h5pHello, heightMessages, secretIn } from './heights.ts';
import type { EmbedAddress, Theme } from './options.ts';

/** Begins to listen, and tells the host what stands here. The root names the demo and its preset, and holds lines to write in. */
export async function startEmbed(root: HTMLElement): Promise<void> {
  const { embed = '', preset = '' } = root.dataset;
  const definition = await loadDefinition(embed);
  const write = (name: string, text: string) => {
    const line = root.querySelector<HTMLElement>(`[data-line="${name}"]`);
    if (line && line.textContent !== text) line.textContent = text;
  };
  const setTheme = themeSwitch();
  const address = frame.start(definition, preset, location.search, {
    tell,
    // Whatever is pressed wakes the island; nothing is pressed here.
    wake: () => root.querySelector('figure')?.dispatchEvent(new Event('click', { bubbles: true })),
    setTheme,
    showGoal: (label, progress) => {
      const state = progress === null ? 'reached ✓' : `${Math.floor(100 * progress)} % of the way`;
      write('goal', `Goal: ${label} – ${state}`);
      if (progress === null) write('reached', `Goal reached: ${label}.`);
    },
    showOwnRun: () => write('picture', ''),
  });
  setTheme(address.options.theme);
  write('notices', address.notices.join(' '));
  write('fixed', fixedSentence(definition, address));
  write('picture', pictureSentence(definition, address));
  if (window.parent === window) return;
  window.addEventListener('message', ({ source, data }) => {
    if (source === window.parent) frame.hear(data);
  });
  tellHeights(root);
}

/** Nothing that is said here is secret, and only the window around this one hears it. */
function tell(message: object): void {
  if (window.parent !== window) window.parent.postMessage(message, '*');
}

/** Tells the host how tall the root is, now and whenever that changes. */
function tellHeights(root: HTMLElement): void {
  const secret = secretIn(location.hash);
  tell(h5pHello);
  new ResizeObserver(() => {
    const height = Math.ceil(root.getBoundingClientRect().height);
    if (height > 0) for (const message of heightMessages(height, secret)) tell(message);
  }).observe(root);
}

/** Sets the colours; `auto` follows the reader's system from then on. */
function themeSwitch(): (theme: Theme) => void {
  const systemIsDark = matchMedia('(prefers-color-scheme: dark)');
  let wanted: Theme = 'auto';
  const show = () => {
    const system = systemIsDark.matches ? 'dark' : 'light';
    document.documentElement.dataset['theme'] = wanted === 'auto' ? system : wanted;
  };
  systemIsDark.addEventListener('change', show);
  return (theme) => {
    wanted = theme;
    show();
  };
}

/** What the page has set up otherwise than the recorded run in the picture. */
function pictureSentence(definition: Definition, { base, values }: EmbedAddress): string {
  const changed = Object.keys(values).filter(
    (id) => values[id] !== base[id] && definition.parameters[id]?.effect !== 'view',
  );
  return changed.length > 0
    ? `The picture is of a recorded run; with Train, the demo runs as it was set up for you: ${labels(definition, changed)}.`
    : '';
}

function fixedSentence(definition: Definition, { options: { lock } }: EmbedAddress): string {
  return lock.length > 0 ? `Fixed on this page: ${labels(definition, lock)}.` : '';
}

function labels({ parameters }: Definition, ids: readonly string[]): string {
  return ids.map((id) => parameters[id]?.label ?? 'the list “Break it”').join(', ');
}
