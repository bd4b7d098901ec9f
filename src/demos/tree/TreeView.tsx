/** A tree of what a model could write, whose branches are followed, compared and grown. */

import { useMemo, useState } from 'react';
import { TokenTree } from '#charts/TokenTree.tsx';
import { percent } from '../count/inWords.ts';
import { DemoFrame, type DemoProps, type ViewProps } from '../framework/DemoFrame.tsx';
import { Unanswered } from '../framework/questions.ts';
import { Setting } from '../framework/Setting.tsx';
import { useSteadyAnswer } from '../framework/useSteadyAnswer.ts';
import { PromptField } from '../one-token/PromptField.tsx';
import { BranchTable } from './BranchTable.tsx';
import {
  faultOfBranches,
  type Twig,
  withOpen,
  without,
  withPath,
  writeBranches,
} from './branches.ts';
import { tree as definition } from './definition.ts';
import { GrowPanel } from './GrowPanel.tsx';
import { lessonOf, nodesOf, perToken, productOf } from './inWords.ts';
import { keyOf, textOf } from './naming.ts';
import {
  branchesOf,
  growthQuestion,
  pathsOf,
  promptOf,
  type Tree,
  type TreeValues,
  treeOf,
  treeQuestion,
} from './tree.ts';

/** The demo `tree`: its frame around its figure. */
export default function TreeDemo(props: DemoProps) {
  return <DemoFrame definition={definition} View={TreeView} {...props} />;
}

function TreeView({ values, model, onChange }: ViewProps) {
  const settings = values as TreeValues; // the frame has checked them
  const question = useMemo(() => treeQuestion(settings), [settings]);
  const { look, isWaiting, problem } = useSteadyAnswer(model, question);
  const tree = useMemo(() => look && treeOf(look), [look]);
  return (
    <div className="tree">
      <Setting id="prompt">
        <PromptField
          value={settings.prompt}
          onChange={(prompt) => onChange({ prompt, branches: '' })}
        />
      </Setting>
      {tree ? (
        <Grown {...{ tree, model, onChange }} isWaiting={isWaiting} values={settings} />
      ) : (
        <p className="remark" role="status">
          {problem ?? 'Asking the model…'}
        </p>
      )}
    </div>
  );
}

interface GrownProps extends Pick<ViewProps, 'model' | 'onChange'> {
  readonly tree: Tree;
  readonly values: TreeValues;
  readonly isWaiting: boolean;
}

function Grown({ tree, values, model, onChange, isWaiting }: GrownProps) {
  const [current, setCurrent] = useState('');
  const [throws, setThrows] = useState(0);
  const [notice, setNotice] = useState<string | null>(null);
  const prompt = promptOf(values);
  const nodes = useMemo(() => nodesOf(tree, prompt), [tree, prompt]);
  const tokenAt = (key: string) => tree.tokens.find(({ path }) => keyOf(path) === key);
  const chosen = tokenAt(current) ?? null;
  const { twigs, vocabulary } = useMemo(() => branchesOf(tree), [tree]);
  const follow = (next: readonly Twig[]) => {
    const text = writeBranches({ vocabulary, twigs: next });
    const fault = faultOfBranches(text);
    setNotice(fault && `This is not done: ${fault}. Remove a branch first.`);
    if (!fault) onChange({ branches: text });
  };
  const toggle = (key: string) => {
    const token = tokenAt(key);
    if (!token) return;
    if (token.state === 'alternative') follow(withPath(twigs, token.path, true));
    else follow(withOpen(twigs, token.path, token.state !== 'open'));
  };
  const grow = (by: 'likeliest' | 'beams' | 'dice') => {
    if (by === 'dice') setThrows(throws + 1);
    const from = chosen?.path ?? [];
    model.ask(growthQuestion(values, by, { from, throws })).then(
      ({ answer }) =>
        follow(pathsOf(answer).reduce<readonly Twig[]>((all, path) => withPath(all, path), twigs)),
      (error: Error) => error instanceof Unanswered || setNotice(error.message),
    );
  };
  const lesson = useMemo(() => lessonOf(tree), [tree]);
  return (
    <>
      <TokenTree
        label="What may come next, token by token"
        nodes={nodes}
        current={current}
        onCurrent={setCurrent}
        onToggle={toggle}
        onRemove={(key) => follow(without(twigs, tokenAt(key)?.path ?? []))}
      />
      <div className="chosen">
        <p className="text" dir="auto">
          <span className="prompt">{prompt}</span>
          {chosen && textOf(tree.vocabulary, chosen.path)}
        </p>
        <p className="remark" role="status">
          {isWaiting ? 'Asking the model… ' : ''}
          {notice ? `${notice} ` : ''}
          {tree.misfit !== null &&
            `The branches in the address are for a model that knows ${tree.misfit} tokens; this one knows ${vocabulary}, so they are left out. `}
          {chosen
            ? `This much has a probability of ${productOf(tree, chosen)}${chosen.path.length > 1 ? `, ${percent(perToken(chosen))} a token on average` : ''}.`
            : 'Choose a token: a press follows it and shows what may come after it. By keyboard, arrows walk, Enter opens and closes, Delete removes.'}
        </p>
        <div className="row">
          <button type="button" aria-disabled={!chosen} onClick={() => chosen && toggle(current)}>
            {chosen?.state === 'open' ? 'Hide what may follow' : 'Show what may follow'}
          </button>
          <button
            type="button"
            aria-disabled={!chosen || chosen.state === 'alternative'}
            onClick={() => {
              if (!chosen || chosen.state === 'alternative') return;
              follow(without(twigs, chosen.path));
              setCurrent(keyOf(chosen.path.slice(0, -1)));
            }}
          >
            Remove from here on
          </button>
          <button type="button" aria-disabled={twigs.length === 0} onClick={() => follow([])}>
            Follow nothing
          </button>
          <Setting id="branches">
            <button
              type="button"
              aria-disabled={values.branches === ''}
              onClick={() => onChange({ branches: '' })}
            >
              Back to the example
            </button>
          </Setting>
        </div>
      </div>
      <BranchTable tree={tree} onRemove={(path) => follow(withoutBranch(twigs, path))} />
      {lesson && <p className="lesson">{lesson}</p>}
      <GrowPanel
        {...{ values, onChange }}
        from={prompt + (chosen ? textOf(tree.vocabulary, chosen.path) : '')}
        onGrow={grow}
      />
    </>
  );
}

/** The tree without a branch: from its end back to where another one leaves it. */
function withoutBranch(twigs: readonly Twig[], path: readonly number[]): Twig[] {
  let cut = path.length;
  for (let depth = 1, list = twigs; depth <= path.length; depth++) {
    if (list.length > 1 || depth === 1) cut = depth;
    list = list.find(({ token }) => token === path[depth - 1])?.twigs ?? [];
  }
  return without(twigs, path.slice(0, cut));
}
