import { expect, test } from 'vitest';
import { renderEquation } from './equations.ts';

test('a symbol wears the class of its idea', () => {
  expect(renderEquation('\\htmlClass{real}{x}', false)).toMatch(/<span class="enclosing real">/);
});

test('an equation comes as MathML for listeners too', () => {
  expect(renderEquation('x^2', true)).toContain('<math');
});

test('TeX that cannot be read stops the build', () => {
  expect(() => renderEquation('\\nosuchcommand{x}', true)).toThrow(/nosuchcommand/);
});

test('only the class command is trusted', () => {
  expect(renderEquation('\\href{https://example.org}{x}', false)).not.toContain('<a ');
});
