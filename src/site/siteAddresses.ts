/** Addresses that are to be read on paper or copied need the site's host, which is known only where the site is served. */

/** What stands for the site's host and for the day in a text that is made before they are known. */
export const placeholders = { site: 'https://SITE', day: 'YYYY-MM-DD' } as const;

/** Completes every address that is marked `data-site-address`, and every text marked `data-site-text`. */
export function completeAddresses(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-site-address]'))
    link.textContent = link.href.replace(/^https?:\/\//, '');
  for (const text of document.querySelectorAll<HTMLElement>('[data-site-text]'))
    text.textContent = completed(text.textContent, location.origin, new Date());
}

/** A text with the host and the day put in. */
export function completed(text: string, site: string, day: Date): string {
  return text
    .replaceAll(placeholders.site, site)
    .replaceAll(placeholders.day, day.toISOString().slice(0, 10));
}
