/** Numbers in 16 bits (IEEE 754 half precision), for weights that travel: half the size, three figures that count. */

/** The nearest halves, as bits. Beyond ±65,504 they become infinite. */
export function toHalves(values: Float32Array): Uint16Array {
  return Uint16Array.from(values, toHalf);
}

/** The numbers that halves stand for. */
export function fromHalves(halves: Uint16Array): Float32Array {
  return Float32Array.from(halves, fromHalf);
}

const largest = 65_504;
/** Below this, halves lie evenly, 2⁻²⁴ apart. */
const smallestNormal = 2 ** -14;

function toHalf(value: number): number {
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  const size = Math.abs(value);
  if (Number.isNaN(size)) return 0x7e00;
  if (size < smallestNormal) return sign | rounded(size * 2 ** 24);
  let exponent = Math.floor(Math.log2(size));
  if (size < 2 ** exponent) exponent--; // where the logarithm was rounded up
  // A fraction that rounds up to 1024 carries over into the exponent, as it should.
  const bits = ((exponent + 15) << 10) + rounded((size / 2 ** exponent - 1) * 1024);
  return sign | (size > largest ? Math.min(bits, 0x7c00) : bits);
}

function fromHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** To the nearest whole number, of two equally near to the even one. */
function rounded(value: number): number {
  const below = Math.floor(value);
  const rest = value - below;
  return rest > 0.5 || (rest === 0.5 && below % 2 === 1) ? below + 1 : below;
}
