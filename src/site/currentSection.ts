/** Which section is being read, shown in the table of contents. */

/** Marks the link whose section is being read with `aria-current`. Works when a heading crosses a line, not at every scroll. */
export function markCurrentSection(links: Iterable<HTMLAnchorElement>): void {
  const sections = [...links].flatMap((link) => {
    const heading = document.getElementById(link.hash.slice(1));
    return heading ? [{ link, heading }] : [];
  });
  const observer = new IntersectionObserver(
    () => {
      const line = innerHeight * readingLine;
      const current = sections.findLast(
        ({ heading }) => heading.getBoundingClientRect().top <= line,
      );
      for (const section of sections) {
        if (section === current) section.link.setAttribute('aria-current', 'true');
        else section.link.removeAttribute('aria-current');
      }
    },
    { rootMargin: `0px 0px ${(readingLine - 1) * 100}% 0px` },
  );
  for (const { heading } of sections) observer.observe(heading);
}

/** Where on the screen a section counts as being read, from the top. */
const readingLine = 0.3;
