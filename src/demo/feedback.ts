import { keepRating, keepViews } from '../feedback/index.ts';
import { type Db, type Tx, within } from '../platform/database/index.ts';
import { dayOf } from '../platform/dates.ts';
import type { Sealer } from '../platform/sealing/sealing.ts';
import { Random } from './random.ts';

const DAY_MS = 86_400_000;
/** Days back that readers have read and said something. */
const DAYS = 60;
const MOST_PAGES = 60;

const WORDS = {
  yes: ['写得清楚，照着办成了。', '时间地点都有，不用再打电话问。', '附件能下载，很方便。'],
  no: [
    '没有写办理地点和上班时间。',
    '太长了，看不懂到底补多少钱。',
    '附件在手机上打不开。',
    '想知道今年的，这里还是去年的。',
  ],
} as const;

interface Page {
  path: string;
  officeId: number;
  since: string;
}

/** What readers read in the last weeks and what they said of it; the newest pages most. */
export async function addFeedback(tx: Tx, sealer: Sealer, authorityId: number, now: Date): Promise<void> {
  const random = new Random(20_240_607);
  const pages = await pagesOf(within(tx), authorityId);
  for (let back = DAYS; back >= 1; back--) {
    const day = dayOf(new Date(now.getTime() - back * DAY_MS));
    const there = pages.filter(({ since }) => since <= day);
    await keepViews(
      tx,
      there.map(({ path }, at) => ({ authorityId, path, times: random.whole(1, 40 - Math.min(30, at)) })),
      day,
    );
    for (const { path, officeId } of there) {
      if (random.whole(0, 99) >= 3) continue;
      const useful = random.whole(0, 2) > 0;
      await keepRating(tx, sealer, {
        ...{ authorityId, path, officeId, useful, on: day, slip: `demo ${day} ${path}` },
        words: random.whole(0, 1) ? random.pick(WORDS[useful ? 'yes' : 'no']) : '',
      });
    }
  }
}

/** The newest documents and the guides. */
async function pagesOf(db: Db, authorityId: number): Promise<Page[]> {
  const documents = await db
    .selectFrom('publications')
    .select(['document_id as id', 'office_id as officeId', 'published_at as at'])
    .where('authority_id', '=', authorityId)
    .where('withdrawn_at', 'is', null)
    .where('on_site', '=', true)
    .orderBy('published_at', 'desc')
    .limit(MOST_PAGES)
    .execute();
  const guides = await db
    .selectFrom('guides as g')
    .innerJoin('guide_versions as v', (join) => join.onRef('v.guide_id', '=', 'g.id').on('v.until', 'is', null))
    .select(['g.id', 'g.office_id as officeId', 'v.published_at as at'])
    .where('g.authority_id', '=', authorityId)
    .where('g.withdrawn_at', 'is', null)
    .execute();
  const of = (folder: string) => (row: { id: number; officeId: number; at: Date }) => ({
    ...{ path: `/${folder}/${row.id}`, officeId: row.officeId, since: dayOf(row.at) },
  });
  return [...guides.map(of('guides')), ...documents.map(of('documents'))];
}
