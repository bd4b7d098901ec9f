/** Values written into other languages: HTML and JSX attributes, Python and JSON. */

/**
 * A value between double quotes in HTML or JSX: nothing in it ends the attribute, opens a tag or, as an empty line would,
 * ends a block of HTML within Markdown.
 */
export function escapeAttribute(value: string): string {
  return value.replaceAll(/[&"'<>`\r\n]/g, (sign) => named[sign] ?? `&#${sign.charCodeAt(0)};`);
}

const named: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '"': '&quot;',
  '<': '&lt;',
  '>': '&gt;',
};

/** A value as a string of JSON, which is one of Python too, on one line. */
export function json(value: string): string {
  return JSON.stringify(value);
}
