/** That one document does something to another; 'relates' is no such edge. */
export interface Edge {
  from: number;
  to: number;
}

/** Whether a further edge would lead back to where it begins: no document may, by others, be repealed, explained or be
 *  founded by itself. */
export function closesCircle(edges: readonly Edge[], { from, to }: Edge): boolean {
  const next = new Map<number, number[]>();
  for (const edge of edges) next.set(edge.from, [...(next.get(edge.from) ?? []), edge.to]);
  const seen = new Set([to]);
  for (const at of seen) {
    if (at === from) return true;
    for (const further of next.get(at) ?? []) seen.add(further);
  }
  return false;
}
