import type { FastifyRequest } from 'fastify';
import type { Changes } from './changes.ts';
import { Tagged } from './tagged.ts';

/** Values at most, of all authorities: each is a small list. */
const MOST = 2_000;

interface Kept {
  value: unknown;
  tags: readonly string[];
}

/** What many pages are drawn with (an authority, its columns, its counts), in memory until it changes. Whoever takes a
 *  value shares it and changes nothing in it. */
export class KeptValues {
  private readonly kept = new Tagged<Kept>({ max: MOST });
  private readonly reading = new Map<string, { since: number; value: Promise<unknown> }>();
  private readonly changes: Changes;

  constructor(changes: Changes) {
    this.changes = changes;
  }

  /** The value of that name, read when it is not there; one reading for all who ask meanwhile. */
  async of<T>(name: string, tags: readonly string[], read: () => Promise<T>): Promise<T> {
    const there = this.kept.get(name);
    if (there) return there.value as T;
    const under = this.reading.get(name);
    if (under && this.changes.hold(tags, under.since)) return under.value as Promise<T>;
    const mine = { since: this.changes.now, value: read() };
    this.reading.set(name, mine);
    try {
      const value = await mine.value;
      if (this.changes.hold(tags, mine.since)) this.kept.set(name, { value, tags });
      return value;
    } finally {
      if (this.reading.get(name) === mine) this.reading.delete(name);
    }
  }

  drop(tag: string): void {
    this.kept.drop(tag);
  }

  clear(): void {
    this.kept.clear();
  }
}

/** A value for the page that is drawn for this request, from memory where it is kept; the page shows it, and carries its
 *  tags. @param name tells it from all others, with its authority */
export function kept<T>(
  request: FastifyRequest,
  name: string,
  tags: readonly string[],
  read: () => Promise<T>,
): Promise<T> {
  for (const tag of tags) request.shows.add(tag);
  const { pages } = request.server.services;
  return pages ? pages.value(name, tags, read) : read();
}
