/** A line that screen readers read out, changed at most once in five seconds; the newest sentence wins. */

const pauseMs = 5000;

/** A function that puts a sentence into the line, at once or when the last has stood long enough. */
export function announceIn(line: Pick<Element, 'textContent'>): (sentence: string) => void {
  let next: string | null = null;
  let isWaiting = false;
  const show = (sentence: string) => {
    line.textContent = sentence;
    isWaiting = true;
    setTimeout(() => {
      isWaiting = false;
      const waited = next;
      next = null;
      if (waited !== null) show(waited);
    }, pauseMs);
  };
  return (sentence) => {
    if (isWaiting) next = sentence;
    else show(sentence);
  };
}
