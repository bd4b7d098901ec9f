/** The contract's schemas as something to walk through, whatever kinds of schema and rule they are made of. */

/** What we read of a schema, or of a rule in its pipe. */
export interface SchemaPart {
  readonly type: string;
  readonly pipe?: readonly SchemaPart[];
  readonly entries?: Readonly<Record<string, SchemaPart>>;
  readonly options?: readonly (SchemaPart | string)[];
  readonly wrapped?: SchemaPart;
  readonly item?: SchemaPart;
  readonly value?: SchemaPart;
  readonly literal?: unknown;
  readonly requirement?: unknown;
  readonly description?: string;
}

/** What the schema says of itself. Throws where it says nothing: every field is to be described. */
export function descriptionOf(part: SchemaPart): string {
  const inner = part.wrapped ?? part;
  const description = inner.pipe?.find(({ type }) => type === 'description')?.description;
  if (!description) throw new Error(`invalid schema; expected a description: ${part.type}`);
  return description;
}

/** What the schema's rule of this type requires, if it has one. */
export function requirementOf(part: SchemaPart, rule: string): number | undefined {
  const requirement = part.pipe?.find(({ type }) => type === rule)?.requirement;
  return typeof requirement === 'number' ? requirement : undefined;
}

/** Whether a rule of this type stands in the schema's pipe. */
export function hasRule(part: SchemaPart, rule: string): boolean {
  return part.pipe?.some(({ type }) => type === rule) ?? false;
}

/** The alternatives of a union. */
export function alternativesOf({ options = [] }: SchemaPart): SchemaPart[] {
  return options.filter((option) => typeof option !== 'string');
}
