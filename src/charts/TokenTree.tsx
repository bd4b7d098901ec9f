/** A tree of tokens that can be walked by keyboard: drawn from left to right where there is room, else as a nested list. */

import { type CSSProperties, type KeyboardEvent, useId, useRef } from 'react';
import { treeLayout } from './treeLayout.ts';

/** A node. Parents stand before their children, children in the order of the tree. */
export interface TreeNode {
  readonly key: string;
  /** The place of its parent in the list; −1 for the root. */
  readonly parent: number;
  /** What it stands for, white space already visible. */
  readonly label: string;
  /** Its chance in words: "36 %". */
  readonly reading: string;
  /** Its chance after its parent, 0 … 1: how thick the link is. */
  readonly share: number;
  /** `rest` stands for all others together; `dropped` ends here. */
  readonly kind: 'root' | 'followed' | 'alternative' | 'rest' | 'dropped';
  /** What else there is to say of it, for those who don't see the drawing. */
  readonly hint: string;
}

/** What the tree shows, and what can be done with it. */
export interface TokenTreeProps {
  readonly label: string;
  readonly nodes: readonly TreeNode[];
  /** The node that the keyboard stands on; the way to it is marked. */
  readonly current: string;
  readonly onCurrent: (key: string) => void;
  /** Enter, Space or a press: shows or hides what may come after a node. */
  readonly onToggle?: ((key: string) => void) | undefined;
  /** Delete takes a node away, with all that follows it. */
  readonly onRemove?: ((key: string) => void) | undefined;
}

const spacing = { gap: 30, row: 40 };
const thickest = 9;

/** The tree as one widget: arrows walk, Enter opens and closes, Delete removes, Home and End go to its ends. */
export function TokenTree(props: TokenTreeProps) {
  const { label, nodes, onCurrent, onToggle, onRemove } = props;
  const id = useId();
  const map = useRef<HTMLDivElement>(null);
  const { places, width, height } = treeLayout(
    nodes.map((node) => ({ parent: node.parent, width: widthOf(node) })),
    spacing,
  );
  const at = Math.max(
    0,
    nodes.findIndex(({ key }) => key === props.current),
  );
  const way = wayTo(nodes, at);
  const children = (parent: number) => nodes.filter((node) => node.parent === parent);
  const go = (place: number) => {
    const node = nodes[place];
    if (!node) return;
    onCurrent(node.key);
    map.current?.querySelector<HTMLElement>(`[data-place="${place}"]`)?.focus();
  };
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => go(at + 1),
    ArrowUp: () => go(at - 1),
    ArrowLeft: () => go(nodes[at]?.parent ?? -1),
    ArrowRight: () => (children(at).length > 0 ? go(at + 1) : onToggle?.(nodes[at]?.key ?? '')),
    Home: () => go(0),
    End: () => go(nodes.length - 1),
    Enter: () => onToggle?.(nodes[at]?.key ?? ''),
    ' ': () => onToggle?.(nodes[at]?.key ?? ''),
    Delete: () => {
      if (nodes[at]?.kind !== 'followed') return;
      onRemove?.(nodes[at].key);
      go(nodes[at].parent);
    },
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const act = keys[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation(); // the space bar trains the model elsewhere in the figure
    act();
  };
  const size: CSSProperties = {
    '--tree-width': `${width}px`,
    '--tree-height': `${height}px`,
  } as CSSProperties; // custom properties
  return (
    <div className="token-tree">
      <div className="map" style={size} ref={map}>
        <svg width={width} height={height} aria-hidden="true">
          {nodes.map(({ key, parent, kind, share }, place) => {
            const [from, to] = [places[parent], places[place]];
            if (!from || !to) return null;
            const start = from.x + widthOf(nodes[parent] as TreeNode); // it has a place
            return (
              <path
                key={key}
                data-kind={kind}
                data-on-way={way.has(place)}
                d={linkPath(start, from.y, to.x, to.y)}
                strokeWidth={Math.max(1, Math.round(10 * thickest * share) / 10)}
              />
            );
          })}
        </svg>
        <div role="tree" aria-label={label} onKeyDown={onKeyDown}>
          {nodes.map((node, place) => {
            const siblings = children(node.parent);
            const isParent = children(place).length > 0;
            const style = {
              '--x': `${places[place]?.x ?? 0}px`,
              '--y': `${places[place]?.y ?? 0}px`,
              '--depth': depthOf(nodes, place),
              '--share': node.share,
            } as CSSProperties; // custom properties
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the tree around it has the keys
              <div
                key={node.key}
                id={`${id}${place}`}
                role="treeitem"
                aria-level={depthOf(nodes, place) + 1}
                aria-posinset={siblings.indexOf(node) + 1}
                aria-setsize={siblings.length}
                aria-selected={place === at}
                aria-expanded={isParent ? true : canOpen(node, onToggle) ? false : undefined}
                aria-label={`${node.label}, ${node.reading}${node.hint && `, ${node.hint}`}`}
                tabIndex={place === at ? 0 : -1}
                data-place={place}
                data-kind={node.kind}
                data-on-way={way.has(place)}
                style={style}
                onClick={() => {
                  go(place);
                  onToggle?.(node.key);
                }}
              >
                <bdi>{node.label}</bdi> <span>{node.reading}</span>
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

function canOpen({ kind }: TreeNode, onToggle: TokenTreeProps['onToggle']): boolean {
  return onToggle !== undefined && (kind === 'followed' || kind === 'alternative');
}

/** About the px that a node takes, its chance below its label. */
function widthOf({ label, reading, kind }: TreeNode): number {
  const sign = kind === 'rest' ? 6.8 : 8.5;
  return Math.ceil(Math.max(textWidth(label, sign), textWidth(reading, 7)) + 12);
}

/** Signs of many other scripts are twice as wide. */
function textWidth(text: string, sign: number): number {
  return [...text].reduce((sum, one) => sum + (one > '\u2E80' ? 2 * sign : sign), 0);
}

function depthOf(nodes: readonly TreeNode[], place: number): number {
  const parent = nodes[place]?.parent ?? -1;
  return parent < 0 ? 0 : depthOf(nodes, parent) + 1;
}

/** The node and all before it, up to the root. */
function wayTo(nodes: readonly TreeNode[], place: number): ReadonlySet<number> {
  const way = new Set<number>();
  for (let at = place; at >= 0; at = nodes[at]?.parent ?? -1) way.add(at);
  return way;
}

function linkPath(x0: number, y0: number, x1: number, y1: number): string {
  const middle = (x0 + x1) / 2;
  return `M${x0},${y0}C${middle},${y0} ${middle},${y1} ${x1},${y1}`;
}
