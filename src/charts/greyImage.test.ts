import { crc32, inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { greyImage } from './greyImage.ts';

interface Decoded {
  readonly columns: number;
  readonly rows: number;
  readonly shades: readonly number[];
}

/** Reads the picture with Node's own inflate and checksum. */
function decode(address: string): Decoded {
  const file = Buffer.from(address.replace('data:image/png;base64,', ''), 'base64');
  expect(file.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    const named = file.subarray(at + 4, at + 8 + length);
    expect(file.readUInt32BE(at + 8 + length)).toBe(crc32(named));
    chunks.set(named.toString('latin1', 0, 4), named.subarray(4));
    at += 12 + length;
  }
  const head = chunks.get('IHDR') ?? Buffer.alloc(13);
  const columns = head.readUInt32BE(0);
  const lines = [...inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0))];
  const shades = lines.filter((_, i) => i % (columns + 1) > 0);
  expect([...chunks.keys()]).toEqual(['IHDR', 'IDAT', 'IEND']);
  return { columns, rows: head.readUInt32BE(4), shades };
}

test('a picture holds one pixel a value, row by row', () => {
  const address = greyImage({ values: [0, 0.2, 0.4, 0.6, 0.8, 1], rows: 2, columns: 3 });
  expect(decode(address)).toEqual({ columns: 3, rows: 2, shades: [0, 51, 102, 153, 204, 255] });
});

test('what is below 0 or above 1 is clamped, what is no number or missing is black', () => {
  const address = greyImage({
    values: [-1, 2, Number.NaN, Infinity, -Infinity],
    rows: 1,
    columns: 6,
  });
  expect(decode(address).shades).toEqual([0, 255, 0, 255, 0, 0]);
});

test('a picture of more than 65,535 bytes is stored in several blocks', () => {
  const values = Float32Array.from({ length: 300 * 300 }, (_, i) => (i % 256) / 255);
  const { shades } = decode(greyImage({ values, rows: 300, columns: 300 }));
  expect(shades).toEqual(Array.from(values, (value) => Math.round(255 * value)));
});

test('no values at all are a picture all the same', () => {
  expect(decode(greyImage({ values: [], rows: 1, columns: 1 })).shades).toEqual([0]);
});

test('another value may be white: below zero, it shows the negative ones', () => {
  const values = [-2, -1, 0, 2];
  expect(decode(greyImage({ values, rows: 1, columns: 4, white: 2 })).shades).toEqual([
    0, 0, 0, 255,
  ]);
  expect(decode(greyImage({ values, rows: 1, columns: 4, white: -2 })).shades).toEqual([
    255, 128, 0, 0,
  ]);
  expect(decode(greyImage({ values: [0, 0], rows: 1, columns: 2, white: 0 })).shades).toEqual([
    0, 0,
  ]);
});
