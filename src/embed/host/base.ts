/** Where the site's embeds are, as seen from a script in somebody else's page. */

/**
 * The address that ends with "/embed/": of the site that was named, else of the site from which the script was loaded, which
 * is "/embed/v1/<name>.js" there. Null when neither says it: notebooks load a script from a blob.
 */
export function embedBase(site: unknown, script: string): string | null {
  if (typeof site === 'string' && site !== '') {
    const address = `${site.replace(/\/+$/, '')}/embed/`;
    return URL.canParse(address) && /^https?:/.test(address) ? address : null;
  }
  return /^https?:/.test(script) ? new URL('../', script).href : null;
}
