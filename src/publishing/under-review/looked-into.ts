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

/** What the automatic checks find in some texts, with the lists that their authority keeps or that are shared with it, as
 *  it set the checks for the column.
 *  @param today 'YYYY-MM-DD' in China
 *  @returns invalid where it could not be looked at in time */
export async function foundIn(db: Db, asked: Asked, today: string): Promise<Outcome<Passage[]>> {
  return foundAs(db, asked, await settingsOf(db, asked.authorityId, asked.columnId), today);
}

async function foundAs(
  db: Db,
  { authorityId, parts, how }: Asked,
  settings: CheckSettings,
  today: string,
): Promise<Outcome<Passage[]>> {
  const terms = await termsOf(db, authorityId);
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
 *  @returns invalid where there is more than a person can confirm one by one, or where it could not be looked at in time */
export async function foundWithFiles(
  db: Db,
  { files, ...asked }: Omit<Asked, 'how'> & { files: readonly Attached[] },
  today: string,
  more: readonly Passage[] = [],
): Promise<Outcome<Passage[]>> {
  const { authorityId, columnId } = asked;
  const settings = await settingsOf(db, authorityId, columnId);
  const words = await foundAs(db, { ...asked, how: 'sensitive' }, settings, today);
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
): Promise<Outcome<Passage[]>> {
  const { columnId } = revision;
  const lacking = await lackingIn(db, authorityId, revision, today);
  const asked = { authorityId, columnId, parts: partsOf(revision), files: filesIn(revision) };
  return foundWithFiles(db, asked, today, lacking);
}
