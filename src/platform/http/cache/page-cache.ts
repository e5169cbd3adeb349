import { Changes } from './changes.ts';
import { type CachedPage, sizeOf } from './encoded-page.ts';
import { KeptValues } from './kept-values.ts';
import { Tagged } from './tagged.ts';

interface Limits {
  /** bytes of all pages together */
  bytes?: number;
  /** ms for which pages known before are served while the books cannot be reached; 0: never */
  staleMs?: number;
}

const DAY = 86_400_000;
const CHINA = 8 * 3_600_000;

/** The end of the day in China: pages may say what holds today. */
const endOfDay = () => Date.now() + DAY - ((Date.now() + CHINA) % DAY);

/** Complete pages in memory, each with the tags of what it shows, the least used going first; and the values that pages
 *  are drawn with. Both hold only while changes of the books are heard of. */
export class PageCache {
  /** Pages at their one address; those with a question, or under a name that is not the authority's own, stand aside in
   *  a quarter of the memory, so that invented addresses push out no real page. */
  private readonly pages: Tagged<CachedPage>;
  private readonly aside: Tagged<CachedPage>;
  private readonly staleMs: number;
  private open = false;
  /** Instant of the last sign that changes are heard of. */
  private heardAt = 0;
  readonly changes = new Changes();
  private readonly values = new KeptValues(this.changes);

  constructor({ bytes = 96 * 1024 * 1024, staleMs = 60_000 }: Limits = {}) {
    this.pages = new Tagged({ maxSize: Math.ceil((bytes * 3) / 4), sizeCalculation: sizeOf });
    this.aside = new Tagged({ maxSize: Math.ceil(bytes / 4), sizeCalculation: sizeOf });
    this.staleMs = staleMs;
  }

  /** What carries this tag changed. */
  drop(tag: string): void {
    this.changes.tell(tag);
    for (const each of [this.pages, this.aside, this.values]) each.drop(tag);
  }

  /** Whether changes are heard of. While they are not, every page is drawn anew; once they are again, nothing holds. */
  listening(open: boolean): void {
    this.open = open;
    this.changes.tellAll();
    this.values.clear();
    if (!open) return;
    this.heard();
    this.pages.clear();
    this.aside.clear();
  }

  /** Changes up to now have been heard of. */
  heard(): void {
    this.heardAt = Date.now();
  }

  get isOpen(): boolean {
    return this.open;
  }

  get(key: string): CachedPage | undefined {
    return this.open ? this.find(key) : undefined;
  }

  private find(key: string): CachedPage | undefined {
    const page = this.pages.get(key) ?? this.aside.get(key);
    return page?.until && page.until > Date.now() ? page : undefined;
  }

  /** A value that pages are drawn with, read where it is not kept (KeptValues). */
  value<T>(name: string, tags: readonly string[], read: () => Promise<T>): Promise<T> {
    return this.open ? this.values.of(name, tags, read) : read();
  }

  /** Keeps a page, unless what it shows changed since it began to be drawn.
   *  @param aside whether it has an address that others could invent */
  put(key: string, page: CachedPage, since: number, aside: boolean): void {
    if (!this.open || !this.changes.hold(page.tags, since)) return;
    page.until = endOfDay();
    (aside ? this.aside : this.pages).set(key, page);
  }

  /** A page as it was when changes were last heard of, for readers who get no other, with its age in seconds; undefined:
   *  not known, or too old. */
  lastKnown(key: string): { page: CachedPage; age: number } | undefined {
    const age = Date.now() - this.heardAt;
    const page = !this.open && age <= this.staleMs ? this.find(key) : undefined;
    return page && { page, age: Math.ceil(age / 1000) };
  }

  /** An encoding of the page was made: it weighs more. */
  weigh(key: string, page: CachedPage): void {
    for (const each of [this.pages, this.aside]) if (each.has(key, page)) each.weigh(key, page);
  }
}
