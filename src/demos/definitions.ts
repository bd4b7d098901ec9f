/** The demos' definitions, each loaded when it is asked for: for pages that show one and may not load them all. */

import type { Definition } from './framework/defineDemo.ts';

const modules = import.meta.glob<Readonly<Record<string, unknown>>>('./*/definition.ts');

/** The definition of that id. Rejects when there is none. */
export async function loadDefinition(id: string): Promise<Definition> {
  const module = await modules[`./${id}/definition.ts`]?.();
  const definition = Object.values(module ?? {}).find(
    (one) => typeof one === 'object' && one !== null && 'id' in one && one.id === id,
  );
  if (!definition) throw new Error(`invalid demo; expected one with a definition: ${id}`);
  return definition as Definition; // what such a file exports under its own id
}
