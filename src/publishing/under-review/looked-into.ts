import {
  type Attached,
  asSet,
  type CheckSettings,
  foundInside,
  settingsOf,
  termsOf,
  withTermsInside,
} from '../../checks/index.ts';
import { beside } from '../../platform/beside/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { invalid, type Outcome } from '../../platform/outcome.ts';
import { type Passage, passagesIn } from '../../platform/public-text/index.ts';
import type { Revision } from '../revisions.ts';
import { filesIn } from './files-in.ts';
import { lookWork, MOST, type Parts, partsOf } from './look.ts';
import { lackingIn } from './norms.ts';

const run = beside('publishing/look.js', lookWork);

/** Texts, and whose they are. */
interface Asked {
  authorityId: number;
  /** null: filed nowhere yet */
  columnId: number | null;
  parts: Parts;
  /** `all`, or as many as a person can look at */
  how: keyof typeof lookWork;
}

/** How an authority set the checks, and its lists. */
export interface AsSet {
  settings(columnId: number | null): Promise<CheckSettings>;
  terms(): ReturnType<typeof termsOf>;
}

/** How an authority set the checks, each part read once for all that is looked into by it: for a turn of a job, not for
 *  longer, since somebody may set them otherwise. */
export function asSetFor(db: Db, authorityId: number): AsSet {
  const settings = new Map<number | null, Promise<CheckSettings>>();
  let terms: ReturnType<typeof termsOf> | undefined;
  return {
    settings(columnId) {
      const known = settings.get(columnId) ?? settingsOf(db, authorityId, columnId);
      settings.set(columnId, known);
      return known;
    },
    terms: () => (terms ??= termsOf(db, authorityId)),
  };
}

/** What the automatic checks find in some texts, with the lists that their authority keeps or that are shared with it, as
 *  it set the checks for the column.
 *  @param today 'YYYY-MM-DD' in China
 *  @param by how the authority set them, where many texts are looked into
 *  @returns invalid where it could not be looked at in time */
export async function foundIn(
  db: Db,
  { authorityId, columnId, parts, how }: Asked,
  today: string,
  by: AsSet = asSetFor(db, authorityId),
): Promise<Outcome<Passage[]>> {
  const settings = await by.settings(columnId);
  const terms = await by.terms();
  const all = [...parts.written, ...parts.beside];
  const length = all.reduce((sum, { text }) => sum + text.length, 0);
  const words = await run(how, length, parts, { today, instead: terms.instead, weights: settings.weights });
  if (!words.ok) return invalid(`自动检查没有完成：${words.message}`);
  const listed = await terms.find(all.map(({ text }) => text));
  if (!listed.ok) return listed;
  const told = all.flatMap((part, n) => passagesIn([part], () => listed.value[n]!));
  return { ok: true, value: asSet([...words.value, ...told], settings) };
}

/** The automatic checks over texts and the inside of the files that go out with them, as far as these were looked into
 *  (`lookInside`), by the authority's lists and settings. 条例 arts. 14, 15, 17
 *  @param today 'YYYY-MM-DD' in China
 *  @param more what else was found, as it is before the settings
 *  @param by how the authority set them, where many texts are looked into
 *  @returns invalid where there is more than a person can confirm one by one, or where it could not be looked at in time */
export async function foundWithFiles(
  db: Db,
  { files, ...asked }: Omit<Asked, 'how'> & { files: readonly Attached[] },
  today: string,
  more: readonly Passage[] = [],
  by: AsSet = asSetFor(db, asked.authorityId),
): Promise<Outcome<Passage[]>> {
  const { authorityId, columnId } = asked;
  const settings = await by.settings(columnId);
  const words = await foundIn(db, { ...asked, how: 'sensitive' }, today, by);
  if (!words.ok) return words;
  const inside = await withTermsInside(db, authorityId, files, await foundInside(db, files));
  if (!inside.ok) return inside;
  const found = [...words.value, ...asSet([...more, ...inside.value], settings)];
  if (found.filter(({ severity }) => severity !== 'hint').length <= MOST) return { ok: true, value: found };
  return invalid(`自动检查发现的内容超过 ${MOST} 处，无法逐一核对。请隐去其中的个人信息，或者拆分以后再办理`);
}

/** The automatic checks over everything of a revision that the public would read, what it lacks, and the inside of its
 *  attachments and pictures. 条例 arts. 14, 15, 17 @see foundWithFiles */
export async function lookedInto(
  db: Db,
  { authorityId, revision }: { authorityId: number; revision: Revision },
  today: string,
  by?: AsSet,
): Promise<Outcome<Passage[]>> {
  const { columnId } = revision;
  const lacking = await lackingIn(db, authorityId, revision, today);
  const asked = { authorityId, columnId, parts: partsOf(revision), files: filesIn(revision) };
  return foundWithFiles(db, asked, today, lacking, by);
}
