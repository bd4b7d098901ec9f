/** Numbers of a model, short enough to be read side by side. */

/** Two places behind the point, with a true minus: "−0.31"; what would round to 0 shows its magnitude: "3e-5". */
export function inDigits(value: number): string {
  const size = Math.abs(value);
  const digits = size > 0 && size < 0.005 ? size.toExponential(0) : size.toFixed(2);
  return value < 0 ? `−${digits}` : digits;
}
