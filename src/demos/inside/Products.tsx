/** Two vectors side by side, multiplied number by number. */

import { groundOf } from '#charts/tone.ts';
import { inDigits } from './inDigits.ts';

/** The vectors and their products, number by number. */
export interface ProductsProps {
  readonly title: string;
  readonly query: Float32Array;
  readonly offered: Float32Array;
  readonly products: Float32Array;
}

/** Wider heads are shown by their first numbers. */
const mostRows = 16;

/** A row for each number; the deeper a product's ground, the more it counts, for or against. */
export function Products({ title, query, offered, products }: ProductsProps) {
  const rows = Array.from(products.subarray(0, mostRows));
  const most = rows.reduce((top, one) => Math.max(top, Math.abs(one)), 1e-9);
  const left = products.length - rows.length;
  return (
    <div className="products">
      <p className="title">{title}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">asked</th>
            <td>×</td>
            <th scope="col">offered</th>
            <td>=</td>
            <th scope="col">product</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((product, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a number is its place
            <tr key={i}>
              <td>{inDigits(query[i] ?? 0)}</td>
              <td aria-hidden="true">×</td>
              <td>{inDigits(offered[i] ?? 0)}</td>
              <td aria-hidden="true">=</td>
              <td style={{ backgroundColor: groundOf(hueOf(product), Math.abs(product) / most) }}>
                {inDigits(product)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {left > 0 && (
        <p className="remark">
          {left} more {left === 1 ? 'number is' : 'numbers are'} not shown.
        </p>
      )}
    </div>
  );
}

/** What speaks for looking there, and what against. */
function hueOf(product: number): 'attention' | 'loss' {
  return product >= 0 ? 'attention' : 'loss';
}
