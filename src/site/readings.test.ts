import { mdxToJs } from 'satteri';
import { expect, test } from 'vitest';
import { foundSchema, readings } from './readings.ts';

async function readingsIn(source: string) {
  const astro = {
    frontmatter: {},
    headings: [],
    localImagePaths: new Set<string>(),
    remoteImagePaths: new Set<string>(),
  };
  const { code } = await mdxToJs(source, { hastPlugins: [readings], data: { astro } });
  return { code, found: foundSchema.parse(astro.frontmatter).readings };
}

test('a reading is found with its name and its time, and gets a heading', async () => {
  const { code, found } = await readingsIn('<Reading name="In plain language" minutes={3} />');
  expect(found).toEqual([{ name: 'In plain language', slug: 'in-plain-language', minutes: 3 }]);
  expect(code).toContain('id: "in-plain-language"');
  expect(code).toContain('3 minutes');
});

test('takeaways are a reading whose name is its time', async () => {
  const { found } = await readingsIn('<Takeaways>\n- one\n</Takeaways>');
  expect(found).toEqual([{ name: 'In twenty seconds', slug: 'in-twenty-seconds' }]);
});

test('an article without readings has none', async () => {
  expect((await readingsIn('Only text.')).found).toEqual([]);
});
