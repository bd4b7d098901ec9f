/** Links in the prose that set a demo on the same page instead of leaving it. */

/** Told to a figure when its `data-pending` holds settings that a link asks for, as a search string (`?v=1&…`). */
export const setEventName = 'fromnoise:set';

/**
 * From now on, a click on a link of class `try` sets the figure it names, if that stands on the page, and brings the reader there.
 * A figure that is not alive yet finds the settings in its `data-pending`. Without such a figure the link leads to the demo's page.
 */
export function connectTryLinks(): void {
  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || !isPlainClick(event) || !(event.target instanceof Element))
      return;
    const link = event.target.closest<HTMLAnchorElement>('a.try');
    const demo = link?.pathname.match(/^\/demos\/([a-z0-9-]+)\/$/)?.[1];
    const figure = demo && document.querySelector<HTMLElement>(`[data-demo="${demo}"]`);
    if (!link || !demo || !figure) return;
    event.preventDefault();
    figure.dataset['pending'] = link.search;
    figure.dispatchEvent(new Event(setEventName));
    bringTo(figure);
  });
}

function isPlainClick(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}

function bringTo(figure: HTMLElement): void {
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  figure.focus({ preventScroll: true });
  figure.scrollIntoView({ behavior: isCalm ? 'instant' : 'smooth', block: 'start' });
}
