import type { Visited, Visitor } from '../sites/visitor.ts';
import { factsOf, type PageFacts } from './facts.ts';

/** What bounds a night's look at one site. */
export interface Bounds {
  /** requests */
  pages: number;
  /** ms of all of it */
  within: number;
  /** ms between two requests: a visitor, not a load */
  pause: number;
  /** pages that axe looks at, a second each */
  closely: number;
}
export const NIGHTLY: Bounds = { pages: 240, within: 600_000, pause: 100, closely: 12 };

/** A page that was opened. */
export interface Seen extends Visited {
  /** undefined: it did not open, or is no page */
  facts: PageFacts | undefined;
}

/** Goes through a site and remembers what was opened: nothing is asked for twice. Each request is a point at which the
 *  program may stop for now: `yield* walker.open(path)`. */
export interface Walker {
  readonly seen: ReadonlyMap<string, Seen>;
  readonly visitor: Visitor;
  /** Opens a page or a file; undefined: the bounds are reached. @param most bytes that are read */
  open(path: string, most?: number): AsyncGenerator<void, Seen | undefined>;
  /** whether something was left out for its number or for the time */
  readonly stopped: boolean;
  /** pages that axe may look at */
  readonly closely: number;
  /** by the robots.txt of the site: not for programs */
  closed(path: string): boolean;
  /** what robots.txt says */
  heed(robots: string): void;
}

export function walkerOf(visitor: Visitor, bounds: Omit<Bounds, 'pause'>): Walker {
  const seen = new Map<string, Seen>();
  const begun = performance.now();
  let stopped = false;
  let disallowed: string[] = [];
  return {
    seen,
    visitor,
    closely: bounds.closely,
    get stopped() {
      return stopped;
    },
    async *open(path, most) {
      const known = seen.get(path);
      if (known) return known;
      if (seen.size >= bounds.pages || performance.now() - begun > bounds.within) {
        stopped = true;
        return undefined;
      }
      const visited = await visitor.visit(path, most);
      const isPage = visited.status === 200 && visited.type.startsWith('text/html');
      const page: Seen = { ...visited, facts: isPage ? factsOf(visited.body) : undefined };
      seen.set(path, page);
      yield;
      return page;
    },
    closed: (path) => disallowed.some((prefix) => path.startsWith(prefix)),
    heed(robots) {
      disallowed = [...robots.matchAll(/^disallow:\s*(\/\S*)/gim)].map(([, prefix]) => prefix!);
    },
  };
}

/** Runs a look to its end without stopping. */
export async function toEnd<T>(look: AsyncGenerator<void, T>): Promise<T> {
  for (;;) {
    const turn = await look.next();
    if (turn.done) return turn.value;
  }
}
