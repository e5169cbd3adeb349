/** The fields of the form by name, in order; a field may stand several times. */
export type Fields = [string, string][];

export interface Merged {
  /** the form with what only the other changed */
  fields: Fields;
  /** taken over from the other: their names */
  taken: string[];
  /** changed here and there, differently: a person decides */
  contested: string[];
}

/** What a save is about besides the text: never merged. */
const BESIDE = new Set(['save_count', 'mended', 'relation_kind', 'relation_to']);

/** Three ways: what I alone changed stays, what the other alone changed is taken, what both changed is for a person.
 *  @param base as both began @param same whether two values of a field say the same */
export function merged(
  base: Fields,
  mine: Fields,
  theirs: Fields,
  same: (name: string, one: string[], other: string[]) => boolean = (_, one, other) => equal(one, other),
): Merged {
  const names = [...new Set([...mine, ...theirs].map(([name]) => name))].filter(
    (name) => !BESIDE.has(name) && !name.startsWith('_'),
  );
  const taken: string[] = [];
  const contested: string[] = [];
  let fields = mine;
  for (const name of names) {
    const [was, here, there] = [base, mine, theirs].map((all) => valuesOf(all, name)) as [string[], string[], string[]];
    if (same(name, here, there) || same(name, was, there)) continue;
    if (same(name, was, here)) {
      taken.push(name);
      fields = withValues(fields, name, there);
    } else contested.push(name);
  }
  return { fields, taken, contested };
}

export function valuesOf(fields: Fields, name: string): string[] {
  return fields.filter(([one]) => one === name).map(([, value]) => value);
}

function withValues(fields: Fields, name: string, values: string[]): Fields {
  return [...fields.filter(([one]) => one !== name), ...values.map((value): [string, string] => [name, value])];
}

/** The order of ticks says nothing. */
function equal(one: string[], other: string[]): boolean {
  const sorted = (values: string[]) => [...values].sort().join('\n');
  return sorted(one) === sorted(other);
}
