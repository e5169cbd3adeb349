/** Tags whose last change is remembered: more than come while one page is drawn. */
const MOST = 10_000;

/** What this process was told of the books, as tags of what shows it ('document 5', 'lists 2'), in order: by it is
 *  decided whether something read from the books still holds. */
export class Changes {
  /** Grows with each thing told: what begins to be read notes it. */
  now = 0;
  private readonly last = new Map<string, number>();
  /** Of what was told up to here only that it was. */
  private forgotten = 0;
  private readonly listeners = new Set<(tag: string | undefined) => void>();

  /** Hears of each thing told, by its tag; undefined: anything may have changed. @returns hears no more */
  listen(heard: (tag: string | undefined) => void): () => void {
    this.listeners.add(heard);
    return () => this.listeners.delete(heard);
  }

  tell(tag: string): void {
    this.now += 1;
    for (const heard of this.listeners) heard(tag);
    this.last.delete(tag); // to the end of the map's order
    this.last.set(tag, this.now);
    if (this.last.size <= MOST) return;
    const [oldest, at] = this.last.entries().next().value!;
    this.last.delete(oldest);
    this.forgotten = at;
  }

  /** Nothing is known any more of what was read up to now. */
  tellAll(): void {
    this.now += 1;
    this.forgotten = this.now;
    this.last.clear();
    for (const heard of this.listeners) heard(undefined);
  }

  /** Whether what carries these tags and began to be read at `since` is as it would be read now. */
  hold(tags: readonly string[], since: number): boolean {
    return since >= this.forgotten && tags.every((tag) => (this.last.get(tag) ?? 0) <= since);
  }
}
