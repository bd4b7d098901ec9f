/** The branches that are followed, side by side with their probabilities. */

import { percent } from '../count/inWords.ts';
import type { Path } from './branches.ts';
import { perToken } from './inWords.ts';
import { keyOf, textOf } from './naming.ts';
import { leavesOf, type Tree } from './tree.ts';

/** What is compared. */
export interface BranchTableProps {
  readonly tree: Tree;
  readonly onRemove: (path: Path) => void;
}

/** A row a branch, the likeliest first; bars compare with the likeliest. */
export function BranchTable({ tree, onRemove }: BranchTableProps) {
  const leaves = leavesOf(tree);
  const most = Math.exp(leaves[0]?.logProb ?? 0);
  if (leaves.length === 0)
    return (
      <p className="remark">
        Nothing is followed yet: choose a token in the tree, or let branches grow.
      </p>
    );
  return (
    <div className="branches">
      <p className="title">The branches that are followed, the likeliest first</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: in a narrow window the table scrolls sideways */}
      <section className="scroller" tabIndex={0} aria-label="The branches that are followed">
        <table>
          <thead>
            <tr>
              <th scope="col">Branch</th>
              <th scope="col">Tokens</th>
              <th scope="col">All together</th>
              <th scope="col">Each, on average</th>
              <th scope="col">
                <span className="hidden">Remove</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {leaves.map((leaf) => {
              const text = textOf(tree.vocabulary, leaf.path).trimStart();
              const chance = Math.exp(leaf.logProb);
              return (
                <tr key={keyOf(leaf.path)}>
                  <th scope="row" dir="auto">
                    {text}
                  </th>
                  <td>{leaf.path.length}</td>
                  <td>
                    <i
                      style={{ inlineSize: `${Math.max(1, Math.round((100 * chance) / most))}%` }}
                    />
                    {percent(chance)}
                  </td>
                  <td>{percent(perToken(leaf))}</td>
                  <td>
                    <button
                      type="button"
                      aria-label={`Remove “${text}”`}
                      onClick={() => onRemove(leaf.path)}
                    >
                      Remove
                    </button>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </div>
  );
}
