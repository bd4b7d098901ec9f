import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { HeatMap } from './HeatMap.tsx';

const weights = Float32Array.from({ length: 256 * 64 }, (_, i) => Math.sin(i) / 2);

test('256 × 64 weights are drawn with a few nodes, without a browser too', () => {
  const markup = renderToStaticMarkup(
    <HeatMap
      title="Weights"
      summary="Weights of both signs."
      values={weights}
      rows={256}
      columns={64}
      scale="diverging"
      readingOf={() => ''}
    />,
  );
  expect(markup.match(/<image /g)).toHaveLength(2);
  expect(markup.match(/<\w/g)?.length).toBeLessThan(25);
  expect(markup).toContain('aria-label="Weights of both signs."');
  expect(markup).toContain('−0.5');
});

test('a matrix of nothing but zeros is an empty map', () => {
  const markup = renderToStaticMarkup(
    <HeatMap
      title="Counts"
      summary="Nothing was counted."
      values={[0, 0]}
      rows={1}
      columns={2}
      columnLabels={['a', 'b']}
      scale="sequential"
      readingOf={() => ''}
      isFigure
    />,
  );
  expect(markup).toContain('data-figure="true"');
  expect(markup).not.toContain('NaN');
});
