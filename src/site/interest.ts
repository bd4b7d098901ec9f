/**
 * When an island comes to life: at the first sign that a reader wants something of it, or, where the page says so, as soon
 * as it is near. Until then it costs no script.
 */

import type { ClientDirective } from 'astro';
import { setEventName } from './tryLinks.ts';

const presses = ['pointerdown', 'click', setEventName];
const signs = ['pointerover', 'focusin', 'keydown', ...presses];

/**
 * The directive `client:interest`; `"near"` wakes the island without a sign once it is within 400 px of the window, `"press"`
 * not before something is pressed. What is pressed before the script runs is pressed again once it does.
 */
const interest: ClientDirective = (load, { value }, island) => {
  const nearness = new IntersectionObserver(
    (entries) => entries.some((entry) => entry.isIntersecting) && void comeToLife(),
    { rootMargin: '400px' },
  );
  const awaited = value === 'press' ? presses : signs;
  let pressed: HTMLElement | null = null;
  const keepPress = (event: Event) => {
    if (!(event.target instanceof Element)) return;
    const button = event.target.closest<HTMLElement>('button, summary');
    if (!button) return;
    event.preventDefault();
    event.stopPropagation();
    pressed = button;
  };
  const comeToLife = async () => {
    for (const sign of awaited) island.removeEventListener(sign, comeToLife, true);
    nearness.disconnect();
    const hydrate = await load();
    await hydrate();
    await alive(island);
    island.removeEventListener('click', keepPress, true);
    if (pressed) press(pressed);
  };
  for (const sign of awaited) island.addEventListener(sign, comeToLife, true);
  island.addEventListener('click', keepPress, true);
  // An island has no box of its own; its content has.
  if (value === 'near') for (const child of island.children) nearness.observe(child);
};

export default interest;

/** Presses a button; or the field whose stand-in it was. */
function press(button: HTMLElement): void {
  const field = (button.id && document.getElementById(button.id)) || button;
  field.focus();
  field.click();
  if (!(field instanceof HTMLSelectElement)) return;
  try {
    field.showPicker();
  } catch {
    // The press is too long ago, or the browser cannot open a list for us: it has the focus, and the next press opens it.
  }
}

/** Resolves when the island's figure answers to the reader. */
async function alive(island: HTMLElement): Promise<void> {
  while (!island.querySelector('[data-alive]'))
    await new Promise((resolve) => requestAnimationFrame(resolve));
}
