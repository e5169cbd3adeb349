import { LRUCache } from 'lru-cache';

/** Values under keys, each with the tags of what it shows; the least used go first. Dropping a tag drops what carries it
 *  and nothing else. */
export class Tagged<V extends { tags: readonly string[] }> {
  private readonly kept: LRUCache<string, V>;
  private readonly keysOf = new Map<string, Set<string>>();

  /** @param limit how many, or how large in all by `sizeOf` */
  constructor(limit: { max: number } | { maxSize: number; sizeCalculation: (value: V) => number }) {
    this.kept = new LRUCache<string, V>({ ...limit, dispose: (value, key) => this.unlist(key, value) });
  }

  get(key: string): V | undefined {
    return this.kept.get(key);
  }

  /** Without regard to use. */
  has(key: string, value: V): boolean {
    return this.kept.peek(key) === value;
  }

  set(key: string, value: V): void {
    this.kept.set(key, value);
    if (!this.has(key, value)) return; // larger than all there is
    for (const tag of value.tags) {
      const keys = this.keysOf.get(tag);
      if (keys) keys.add(key);
      else this.keysOf.set(tag, new Set([key]));
    }
  }

  /** Weighs a value anew that has grown. */
  weigh(key: string, value: V): void {
    this.kept.delete(key); // a value put in place of itself would keep its old size
    this.set(key, value);
  }

  drop(tag: string): void {
    for (const key of [...(this.keysOf.get(tag) ?? [])]) this.kept.delete(key);
  }

  clear(): void {
    this.kept.clear();
  }

  private unlist(key: string, { tags }: V): void {
    for (const tag of tags) {
      const keys = this.keysOf.get(tag);
      keys?.delete(key);
      if (keys?.size === 0) this.keysOf.delete(tag);
    }
  }
}
