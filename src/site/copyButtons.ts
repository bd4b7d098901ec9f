/** The buttons beside texts that are there to be copied. */

/** From now on a press on such a button copies the text above it; where the clipboard is closed, it selects the text. */
export function connectCopyButtons(): void {
  document.addEventListener('click', (event) => {
    if (!(event.target instanceof Element)) return;
    const block = event.target.closest('button')?.closest('.copy-block');
    const text = block?.querySelector('pre');
    const said = block?.querySelector('[role=status]');
    if (text && said) void copy(text, said);
  });
}

async function copy(text: HTMLElement, said: Element): Promise<void> {
  try {
    await navigator.clipboard.writeText(text.textContent);
    said.textContent = 'Copied.';
  } catch {
    getSelection()?.selectAllChildren(text);
    said.textContent = 'The text is selected: copy it with your keyboard or menu.';
  }
}
