import { createHash } from 'node:crypto';
import type { Db } from '../../platform/database/index.ts';
import type { OnlineText } from '../../platform/online-texts.ts';
import { type Passage, passageKey } from '../../platform/public-text/index.ts';
import type { House } from '../../platform/room.ts';
import { type AsSet, foundIn } from '../../publishing/index.ts';
import { listed } from '../rules.ts';
import { endTexts, keepInText, keepTextUnlooked } from './store.ts';

interface Night {
  authorityId: number;
  /** 'YYYY-MM-DD' */
  day: string;
}

/** What is online of an authority besides documents, by the checks of the day; rooms bring it. */
export async function lookAtTexts(
  { db, house }: { db: Db; house: House },
  night: Night,
  by: AsSet,
): Promise<{ looked: number; unlooked: number }> {
  const done = { looked: 0, unlooked: 0 };
  for (const sort of house.brought('online'))
    for (const text of await sort.of(db, night.authorityId)) {
      const of = { online: sort.name, id: text.id, title: text.title };
      const found = await findingsIn(db, night, text, by);
      if (found.ok) await keepInText(db, night, of, found.value);
      else await keepTextUnlooked(db, night, of, found.message);
      done[found.ok ? 'looked' : 'unlooked'] += 1;
    }
  await endTexts(db, night);
  return done;
}

/** Each passage once, by a name that holds as long as the paragraph around it stands as it is. */
async function findingsIn(db: Db, { authorityId, day }: Night, { parts }: OnlineText, by: AsSet) {
  const written = parts.flatMap(paragraphsOf);
  const asked = { authorityId, columnId: null, parts: { written, beside: [] }, how: 'all' as const };
  const found = await foundIn(db, asked, day, by);
  if (!found.ok) return found;
  const value = new Map<string, Passage>();
  for (const one of listed(found.value, new Set()).values()) {
    const around = written.find(({ where }) => where === one.where)!.text;
    value.set(`${passageKey(one)} ${createHash('sha256').update(around).digest('hex').slice(0, 16)}`, one);
  }
  return { ok: true as const, value };
}

/** A line is called as it is; of several paragraphs each has its number. */
function paragraphsOf({ where, text }: OnlineText['parts'][number]) {
  const paragraphs = text.split('\n').filter((line) => line.trim());
  if (paragraphs.length === 1) return [{ where, field: '', text: paragraphs[0]! }];
  return paragraphs.map((line, n) => ({ where: `${where}第 ${n + 1} 段`, field: '', text: line }));
}
