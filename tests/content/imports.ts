/** Reads which modules a source file names: imports of values and types, re-exports, import(), import.meta.glob and new URL. */

import ts from 'typescript';

/** One place where a file names another module. */
export interface Import {
  /** As written, without a query such as "?worker&url". */
  readonly specifier: string;
  /** What the page does with it: loads it at once, only on demand (or in a worker), or not at all (types). */
  readonly load: 'atOnce' | 'onDemand' | 'never';
}

/** Every import in a .ts, .tsx, .mjs or .astro file's text, its scripts and template included. */
export function importsOf(path: string, text: string): Import[] {
  return partsOf(path, text).flatMap((part) => importsOfScript(path, part));
}

/** An Astro file's frontmatter, each of its scripts, and the rest, where only import() can stand. */
function partsOf(path: string, text: string): string[] {
  if (!path.endsWith('.astro')) return [text];
  const [, frontmatter = '', template = ''] = /^(?:---\n(.*?)\n---)?(.*)$/s.exec(text) ?? [];
  const scripts = [...template.matchAll(/<script[^>]*>(.*?)<\/script>/gs)].map(
    ([, body = '']) => body,
  );
  const calls =
    template.replaceAll(/<script[^>]*>.*?<\/script>/gs, '').match(/\bimport\([^)]*\)/g) ?? [];
  return [frontmatter, ...scripts, calls.join(';\n')];
}

function importsOfScript(path: string, text: string): Import[] {
  const found: Import[] = [];
  const add = (node: ts.Node | undefined, load: Import['load']) => {
    if (!node || !ts.isStringLiteralLike(node)) return;
    const [specifier = '', query = ''] = node.text.split('?');
    // A worker's script, or a file's address: named here, but loaded by nobody yet.
    found.push({
      specifier,
      load: load === 'atOnce' && /\b(worker|url)\b/.test(query) ? 'onDemand' : load,
    });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      add(
        node.moduleSpecifier,
        node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword ? 'never' : 'atOnce',
      );
    } else if (ts.isExportDeclaration(node)) {
      add(node.moduleSpecifier, node.isTypeOnly ? 'never' : 'atOnce');
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      add(node.argument.literal, 'never');
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node.arguments[0], 'onDemand');
    } else if (
      ts.isCallExpression(node) &&
      node.expression.getText(source) === 'import.meta.glob'
    ) {
      const [patterns, options] = node.arguments;
      const load = options?.getText(source).includes('eager: true') ? 'atOnce' : 'onDemand';
      const list =
        patterns && ts.isArrayLiteralExpression(patterns) ? patterns.elements : [patterns];
      for (const pattern of list) add(pattern, load);
    } else if (ts.isNewExpression(node) && node.expression.getText(source) === 'URL') {
      const [address, base] = node.arguments ?? [];
      if (base?.getText(source) === 'import.meta.url') add(address, 'onDemand');
    }
    ts.forEachChild(node, visit);
  };
  const kind = path.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false, kind);
  visit(source);
  return found;
}
