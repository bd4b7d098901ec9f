/** A figure or its numbers as a file of the reader's own. */

import type { Row } from '#engine/protocol.ts';

const painted = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-opacity',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'font',
];

/** The figure as an SVG text that needs no style sheet: every colour is written into it. */
export function svgText(figure: SVGSVGElement): string {
  const copy = figure.cloneNode(true) as SVGSVGElement; // a clone is what it was
  const originals = [figure, ...figure.querySelectorAll('*')];
  for (const [i, element] of [copy, ...copy.querySelectorAll('*')].entries()) {
    const original = originals[i];
    if (!original) continue;
    const style = getComputedStyle(original);
    element.setAttribute(
      'style',
      painted.map((name) => `${name}:${style.getPropertyValue(name)}`).join(';'),
    );
    element.removeAttribute('class');
  }
  const { width, height } = figure.viewBox.baseVal;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  copy.insertAdjacentHTML(
    'afterbegin',
    `<rect width="${width}" height="${height}" fill="${paper()}"/>`,
  );
  return new XMLSerializer().serializeToString(copy);
}

/** The figure as a PNG of this many pixels across. Rejects when the browser can't draw it. */
export async function pngBlob(figure: SVGSVGElement, pixels = 1600): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText(figure))}`;
  await image.decode();
  const { width, height } = figure.viewBox.baseVal;
  const canvas = document.createElement('canvas');
  canvas.width = pixels;
  canvas.height = Math.round((pixels * height) / width);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('the figure could not be drawn'))),
      'image/png',
    );
  });
}

/** The rows as comma-separated values, with a head of metric names. */
export function csvText(rows: readonly Row[]): string {
  const names = [...new Set(rows.flatMap(({ metrics }) => Object.keys(metrics)))];
  const lines = rows.map(({ step, metrics }) =>
    [step, ...names.map((name) => metrics[name] ?? '')].join(','),
  );
  return [['step', ...names].join(','), ...lines, ''].join('\n');
}

/** Hands a file to the reader. */
export function saveFile(name: string, content: Blob | string, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

function paper(): string {
  return getComputedStyle(document.documentElement).getPropertyValue('--paper').trim();
}
