/** The model's matrices: its table of tokens as a map, and any of them number by number. */

import { drawBatch } from '#data/corpus.ts';
import { Random } from '#data/random.ts';
import { principalComponents } from '#models/inside/principalComponents.ts';
import type { PlacedMatrix } from '#models/matrices.ts';
import { placedMatrices } from '#models/tokenModels.ts';
import { readValues } from '#tensor/tensor.ts';
import type { AboutEmbedding, AboutMatrix } from '../../inside/answers.ts';
import type { Answerer, Subject } from './answers.ts';

/** More names could not be told apart on a map. */
const mostNames = 120;
const neighboursNamed = 4;

/**
 * The most frequent tokens' rows of the token table, seen along the two directions in which they differ most: in `places`
 * x and y of each, in `shares` the directions' shares of the variance, in `likeness` the cosines of its nearest among them.
 */
export const embedding: Answerer = (_question, subject) => {
  const { tokenizer, training } = subject.material;
  const ids = mostFrequentTokens(training, tokenizer.vocabulary.length).slice(0, mostNames);
  const table = matrixNamed('tokens', subject);
  const [, columns] = table.shape;
  const values = readValues(subject.training.model.parameters);
  const rowAt = (id: number) => {
    const start = table.offset + id * columns;
    return values.subarray(start, start + columns);
  };
  const rows = ids.map(rowAt);
  const { coordinates, shares } = principalComponents(
    { values: Float32Array.from(rows.flatMap((row) => [...row])), columns },
    2,
  );
  const nearest = neighbours(rows);
  const about: AboutEmbedding = {
    kind: tokenizer.kind,
    pieces: ids.map((id) => tokenizer.vocabulary[id] ?? ''),
    neighbours: nearest.map((near) => near.map(({ index }) => index)),
    width: columns,
  };
  return {
    arrays: {
      places: coordinates,
      shares: Float32Array.from(shares),
      likeness: Float32Array.from(nearest.flat(), ({ cosine }) => cosine),
    },
    texts: { about: JSON.stringify(about) },
  };
};

/** Those that occur, the most frequent first. */
function mostFrequentTokens(text: Int32Array, vocabulary: number): number[] {
  const counts = new Int32Array(vocabulary);
  for (const id of text) counts[id] = (counts[id] ?? 0) + 1;
  const ids = Array.from(counts, (_, id) => id).filter((id) => counts[id] !== 0);
  return ids.sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b);
}

/** For each row those whose directions are most like its own, the likest first. */
function neighbours(rows: readonly Float32Array[]): { index: number; cosine: number }[][] {
  const directions = rows.map((row) => {
    const length = Math.sqrt(row.reduce((sum, one) => sum + one * one, 0));
    return length > 0 ? row.map((one) => one / length) : row;
  });
  return directions.map((own, i) =>
    directions
      .map((other, index) => ({
        index,
        cosine: own.reduce((sum, one, k) => sum + one * (other[k] ?? 0), 0),
      }))
      .filter(({ index }) => index !== i)
      .sort((a, b) => b.cosine - a.cosine)
      .slice(0, neighboursNamed),
  );
}

/** More cells could not be seen, and would be slow to send. */
const mostCells = 40_000;
const batch = { rows: 16, seed: 7 } as const;

/**
 * The matrix of that `name` ("tokens", "qkv.0"), its weights or its gradients on a batch that is always the same: `values`,
 * row by row. Of a matrix that is too large, the first rows. A name that this model has not is taken for the token table.
 */
export const matrix: Answerer = ({ name = '', of }, subject) => {
  const all = placedMatrices(subject.configuration);
  const shown = all.find((one) => nameOf(one) === name) ?? matrixNamed('tokens', subject);
  const [rows, columns] = shown.shape;
  const shownRows = Math.min(rows, Math.floor(mostCells / columns));
  const numbers = of === 'gradients' ? gradientOf(subject) : weightsOf(subject);
  const about: AboutMatrix = {
    name: nameOf(shown),
    names: all.map(nameOf),
    rows,
    columns,
    shownRows,
    rowNames: shown.name === 'tokens' ? subject.material.tokenizer.vocabulary : null,
    columnNames: shown.name === 'head' ? subject.material.tokenizer.vocabulary : null,
  };
  return {
    arrays: { values: numbers.slice(shown.offset, shown.offset + shownRows * columns) },
    texts: { about: JSON.stringify(about) },
  };
};

function weightsOf({ training }: Subject): Float32Array {
  return readValues(training.model.parameters);
}

function gradientOf({ training, material }: Subject): Float32Array {
  const time = Math.min(training.model.context, material.training.length - 1);
  const shape = { batch: batch.rows, time, starts: material.starts };
  return training.gradient(drawBatch(material.training, shape, new Random(batch.seed)));
}

/** "qkv.0" for the one of the first block, "head" for the only one. */
function nameOf({ name, block }: PlacedMatrix): string {
  return block === null ? name : `${name}.${block}`;
}

function matrixNamed(name: string, { configuration }: Subject): PlacedMatrix {
  const found = placedMatrices(configuration).find((one) => one.name === name);
  if (!found) throw new Error(`invalid matrix; expected one of this model: ${name}`);
  return found;
}
