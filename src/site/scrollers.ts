/** Boxes that scroll sideways can be reached with the keyboard, but only while they do scroll. */

/** Puts each element of class `scroller` into the tab order as long as its content is wider than itself. */
export function letScrollersTakeFocus(): void {
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const box = target.closest<HTMLElement>('.scroller');
      if (box && box.scrollWidth > box.clientWidth) box.tabIndex = 0;
      else box?.removeAttribute('tabindex');
    }
  });
  for (const part of document.querySelectorAll('.scroller, .scroller > *')) observer.observe(part);
}
