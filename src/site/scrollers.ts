/** Boxes that scroll sideways can be reached with the keyboard, but only while they do scroll. */

/** Puts each element of class `scroller` into the tab order as long as its content is wider than itself. */
export function letScrollersTakeFocus(): void {
  const boxes = [...document.querySelectorAll<HTMLElement>('.scroller')];
  const observer = new ResizeObserver((entries) => {
    judge(boxes.filter((box) => entries.some(({ target }) => box.contains(target))));
  });
  for (const part of document.querySelectorAll('.scroller, .scroller > *')) observer.observe(part);
  // A font that comes late can widen an equation within a box that stays as it was.
  document.fonts.addEventListener('loadingdone', () => judge(boxes));
}

/** Reads all boxes before it writes to any: each change between two readings would lay out the page again. */
function judge(boxes: readonly HTMLElement[]): void {
  const verdicts = boxes
    .filter((box) => box.checkVisibility({ contentVisibilityAuto: true }))
    .map((box) => [box, box.scrollWidth > box.clientWidth] as const);
  for (const [box, isWide] of verdicts) {
    if (isWide) box.tabIndex = 0;
    else box.removeAttribute('tabindex');
  }
}
