/** Boxes that scroll sideways can be reached with the keyboard, but only while they do scroll. */

/** Puts each element of class `scroller` into the tab order as long as its content is wider than itself. */
export function letScrollersTakeFocus(): void {
  const boxes = document.querySelectorAll<HTMLElement>('.scroller');
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) judge(target.closest<HTMLElement>('.scroller'));
  });
  for (const part of document.querySelectorAll('.scroller, .scroller > *')) observer.observe(part);
  // A font that comes late can widen an equation within a box that stays as it was.
  const judgeAll = () => boxes.forEach(judge);
  document.fonts.addEventListener('loadingdone', judgeAll);
  void document.fonts.ready.then(judgeAll);
}

function judge(box: HTMLElement | null): void {
  if (box && box.scrollWidth > box.clientWidth) box.tabIndex = 0;
  else box?.removeAttribute('tabindex');
}
