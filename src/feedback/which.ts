import { officesOf } from '../organizations/index.ts';
import type { Db } from '../platform/database/index.ts';
import type { RatedPage } from '../platform/rated-pages.ts';
import type { House } from '../platform/room.ts';
import { pageIn } from './rules.ts';

/** A rated page with what people call it. */
export interface Known extends RatedPage {
  path: string;
  /** '文件' */
  label: string;
}

/** Pages by their address, as the site shows them now; what is no more is left out. */
export async function knownPages(
  { db, house }: { db: Db; house: House },
  authorityId: number,
  paths: readonly string[],
): Promise<Map<string, Known>> {
  const asked = paths.flatMap((path) => pageIn(path) ?? []);
  const found = await Promise.all(
    house.brought('rated').map(async ({ folder, label, of }) => {
      const ids = asked.flatMap((one) => (one.folder === folder ? [one.id] : []));
      const pages = ids.length ? await of(db, authorityId, ids) : [];
      return pages.map((page): Known => ({ ...page, label, path: `${folder}${page.id}` }));
    }),
  );
  return new Map(found.flat().map((page) => [page.path, page]));
}

/** id → name */
export async function officeNames(db: Db, authorityId: number): Promise<Map<number, string>> {
  return new Map((await officesOf(db, authorityId)).map(({ id, name }) => [id, name]));
}
