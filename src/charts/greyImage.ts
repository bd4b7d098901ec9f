/** A picture in shades of grey as a data address, made by hand: it serves as a mask, on the page and at build time alike. */

/** Values as shades of grey, 0 black, row by row. What is beyond is clamped; what is no number is black. */
export interface Shades {
  readonly values: ArrayLike<number>;
  readonly rows: number;
  readonly columns: number;
  /** The value that is white; below zero to see the negative ones. Otherwise 1. */
  readonly white?: number | undefined;
}

/** The picture as `data:image/png;base64,…`, one pixel a value, stored uncompressed (PNG, third edition). */
export function greyImage({ values, rows, columns, white = 1 }: Shades): string {
  const lines = new Uint8Array(rows * (columns + 1)); // before each line its filter: 0, none
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      lines[row * (columns + 1) + column + 1] = shadeOf(values[row * columns + column], white);
  const parts = [
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', [...fourBytes(columns), ...fourBytes(rows), 8, 0, 0, 0, 0]), // 8 bits of grey
    chunk('IDAT', stored(lines)),
    chunk('IEND', []),
  ];
  return `data:image/png;base64,${base64(parts)}`;
}

function shadeOf(value: number | undefined, white: number): number {
  return Math.round(255 * Math.min(1, Math.max(0, (value ?? 0) / white))) || 0;
}

/** Length, name, content and checksum. */
function chunk(name: string, content: ArrayLike<number>): Uint8Array {
  const bytes = new Uint8Array(content.length + 12);
  bytes.set(fourBytes(content.length));
  bytes.set(
    Array.from(name, (letter) => letter.charCodeAt(0)),
    4,
  );
  bytes.set(content, 8);
  bytes.set(fourBytes(checksum(bytes.subarray(4, -4))), content.length + 8);
  return bytes;
}

/** The bytes as a zlib stream of stored blocks (RFC 1950; RFC 1951, section 3.2.4). */
function stored(bytes: Uint8Array): Uint8Array {
  const longest = 0xffff;
  const blocks = Math.max(1, Math.ceil(bytes.length / longest));
  const stream = new Uint8Array(2 + 5 * blocks + bytes.length + 4);
  stream.set([0x78, 0x01]);
  for (let block = 0, at = 2; block < blocks; block++) {
    const part = bytes.subarray(block * longest, (block + 1) * longest);
    const size = part.length;
    const isLast = block === blocks - 1 ? 1 : 0;
    stream.set([isLast, size & 255, size >> 8, ~size & 255, (~size >> 8) & 255], at);
    stream.set(part, at + 5);
    at += 5 + size;
  }
  stream.set(fourBytes(adler(bytes)), stream.length - 4);
  return stream;
}

/** Adler-32 (RFC 1950, section 8.2). */
function adler(bytes: Uint8Array): number {
  let low = 1;
  let high = 0;
  for (const byte of bytes) {
    low = (low + byte) % 65521;
    high = (high + low) % 65521;
  }
  return high * 65536 + low;
}

/** CRC-32 (PNG, annex D), by a table of the 256 bytes' remainders. */
function checksum(bytes: Uint8Array): number {
  let rest = -1;
  for (const byte of bytes) rest = (remainders[(rest ^ byte) & 255] ?? 0) ^ (rest >>> 8);
  return ~rest >>> 0;
}

const remainders = Int32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  return rest;
});

function fourBytes(value: number): number[] {
  return [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
}

function base64(parts: readonly Uint8Array[]): string {
  let text = '';
  const stretch = 8192; // how many arguments a call takes everywhere
  for (const part of parts)
    for (let i = 0; i < part.length; i += stretch)
      text += String.fromCharCode(...part.subarray(i, i + stretch));
  return btoa(text);
}
