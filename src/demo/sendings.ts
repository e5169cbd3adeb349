import { sql } from 'kysely';
import {
  approveTransmission,
  cancelTransmission,
  deleteByHand,
  faultOf,
  keepConnector,
  keepStep,
  LOOK,
  type Step,
  sendTogether,
} from '../channels/index.ts';
import type { Caller } from '../platform/action.ts';
import type { Tx } from '../platform/database/index.ts';
import { dayOf } from '../platform/dates.ts';
import { unwrap } from '../platform/outcome.ts';
import { correct, publishNow, submitForReview, withdraw } from '../publishing/index.ts';
import { passed } from './advance.ts';
import { inOffice, workingDaysBefore } from './calendar.ts';
import type { Books, Deed } from './deeds.ts';
import { authorFor, officeReviewerFor, secrecyReviewerOf, signerOf } from './desks.ts';
import type { Filed } from './filed.ts';

const ACCOUNT = 'wechat';
const DAY = 24 * 3_600; // seconds
/** The account is an invented one, has no secret, and nothing goes out over it. */
const SETTINGS = { appid: 'wx0000000000000000', site: 'https://gongkai.example', author: '百年旗镇' };

/** A delivery for the account and the website alone, waiting. */
interface Waiting {
  id: number;
  documentId: number;
  /** code */
  office: string;
}

/** What the machine put out in the account, puts out and could not, in every state; what it was told is what the platform
 *  tells. Set up while people work with it, then out of use: the demonstration sends nothing.
 *  @returns the deeds, and what shuts the account when they are done */
export async function sendings(
  tx: Tx,
  books: Books,
  filed: Filed,
): Promise<{ deeds: Deed[]; shut: () => Promise<void> }> {
  const set = (enabled: boolean, at: Date) =>
    keepConnector(
      tx,
      { authorityId: filed.authorityId, connector: ACCOUNT, enabled, settings: SETTINGS, sealed: null },
      '演示数据',
      at,
    );
  const [third, second, last] = [3, 2, 1].map((n) => workingDaysBefore(dayOf(books.now), n)) as [
    string,
    string,
    string,
  ];
  const waiting = await forTheAccount(tx, filed, inOffice(third, 0));
  await set(true, inOffice(third, 0));
  const deeds = waiting.length < 10 ? [] : lives(books, filed, waiting, [third, second, last]);
  return { deeds, shut: () => set(false, books.now) };
}

async function forTheAccount(tx: Tx, { authorityId, offices }: Filed, before: Date): Promise<Waiting[]> {
  const codes = new Map([...offices].map(([code, id]) => [id, code]));
  const rows = await tx
    .selectFrom('deliveries as d')
    .select(['d.id', 'd.document_id as documentId', 'd.office_id as officeId'])
    .where('d.authority_id', '=', authorityId)
    .where('d.channel', '=', ACCOUNT)
    .where('d.state', '=', 'planned')
    .where('d.planned_at', '<', before)
    .where(
      sql<string>`(select string_agg(o.channel, ' ' order by o.channel) from deliveries o where o.document_id = d.document_id)`,
      '=',
      'website wechat',
    )
    .orderBy('d.planned_at', 'desc')
    .orderBy('d.id')
    .limit(10)
    .execute();
  return rows.map(({ id, documentId, officeId }) => ({ id, documentId: documentId!, office: codes.get(officeId)! }));
}

/** Three days in the life of the account. */
function lives(
  books: Books,
  filed: Filed,
  waiting: readonly Waiting[],
  [third, second, last]: readonly [string, string, string],
): Deed[] {
  const head = filed.staff.get('head')!;
  const by = (now: Date, who: Caller['who'] = head): Caller => ({ ...books, who, now });
  const [one, two, three, four, looked, asked, tired, refused, shut, back] = waiting as [
    Waiting,
    Waiting,
    Waiting,
    Waiting,
    Waiting,
    Waiting,
    Waiting,
    Waiting,
    Waiting,
    Waiting,
  ];
  const begun = new Map<string, number>();
  const deed = (day: string, minute: number, run: Deed['run']): Deed => ({ at: inOffice(day, minute), run });
  const send = (day: string, minute: number, name: string, ...of: Waiting[]) =>
    deed(day, minute, async (at) => {
      const given = { connector: ACCOUNT, deliveryIds: of.map(({ id }) => id) };
      begun.set(name, unwrap(await sendTogether(by(at), given)));
    });
  const told = (day: string, minute: number, name: string, ...steps: Step[]) =>
    deed(day, minute, (at) =>
      books.db.transaction().execute(async (tx) => {
        for (const step of steps) await keepStep(tx, begun.get(name)!, step, at);
      }),
    );
  const approve = (day: string, minute: number, name: string) =>
    deed(day, minute, async (at) => unwrap(await approveTransmission(by(at), { id: begun.get(name)! })));
  /** Prepared, looked at, handed over, out. */
  const putOut = (day: string, minute: number, name: string, ...of: Waiting[]) => [
    send(day, minute, name, ...of),
    told(day, minute + 1, name, prepared(name, of.length), toLook(name, of.length)),
    approve(day, minute + 4, name),
    told(day, minute + 5, name, committed(name, of.length), handed(name, of.length)),
    told(day, minute + 6, name, out(name, of.length)),
  ];
  const takeDown = (day: string, minute: number, of: Waiting, name: string, reason: string) =>
    deed(day, minute, async (at) => {
      unwrap(await withdraw(by(at), { id: of.documentId, reason }));
      begun.set(name, await newestOf(books, of));
    });
  return [
    ...putOut(third, 60, 'a1', one, two),
    ...putOut(third, 90, 'a2', three),
    ...putOut(third, 120, 'a3', four),
    ...corrected(by, filed, two, [second, last]),
    takeDown(second, 150, three, 'a4', '文中的办理时间有误，更正后另行公开。'),
    told(second, 151, 'a4', { next: 'done', reached: {}, urls: [] }),
    takeDown(last, 40, four, 'a5', '文中的金额有误，核对后另行公开。'),
    told(last, 41, 'a5', { next: 'failed', reached: {}, failure: deleteByHand(48004) }),
    send(last, 50, 'b1', looked),
    told(last, 51, 'b1', prepared('b1', 1), toLook('b1', 1)),
    send(last, 60, 'b2', asked),
    told(last, 61, 'b2', prepared('b2', 1), toLook('b2', 1)),
    approve(last, 66, 'b2'),
    told(last, 67, 'b2', committed('b2', 1), handed('b2', 1)),
    send(last, 80, 'b3', tired),
    told(last, 81, 'b3', { ...failing(45009), next: 'later', after: DAY }),
    send(last, 90, 'b4', refused),
    told(last, 91, 'b4', failing(45166)),
    send(last, 100, 'b5', shut),
    told(last, 101, 'b5', failing(48001)),
    send(last, 110, 'b6', back),
    told(last, 111, 'b6', prepared('b6', 1), toLook('b6', 1)),
    deed(last, 120, async (at) => unwrap(await cancelTransmission(by(at), { id: begun.get('b6')! }))),
    told(last, 121, 'b6', { next: 'done', reached: {}, urls: [] }),
    deed(last, 125, async (at) =>
      unwrap(await withdraw(by(at), { id: back.documentId, reason: '预览时发现日期有误，更正后另行公开。' })),
    ),
  ];
}

/** A text that stands in the account is corrected by its office, let pass by three, and public since the last day. */
function corrected(
  by: (now: Date, who?: Caller['who']) => Caller,
  filed: Filed,
  { documentId, office }: Waiting,
  [second, last]: readonly [string, string],
): Deed[] {
  const author = authorFor(filed, office);
  const reviewers = [officeReviewerFor(filed, office), secrecyReviewerOf(filed), signerOf(filed)];
  return [
    {
      at: inOffice(second, 30),
      run: async (at) => {
        const revisionId = unwrap(await correct(by(at, author), { id: documentId }));
        await by(at)
          .db.updateTable('revisions')
          .set({ correction_note: '更正了咨询电话的说明。' })
          .set(({ ref }) => ({
            body_html: sql`${ref('body_html')} || '<p>咨询电话以便民服务大厅公示栏为准。</p>'`,
            body_text: sql`${ref('body_text')} || E'\n咨询电话以便民服务大厅公示栏为准。'`,
          }))
          .where('id', '=', revisionId)
          .execute();
      },
    },
    { at: inOffice(second, 45), run: async (at) => unwrap(await submitForReview(by(at, author), { documentId })) },
    ...reviewers.map((reviewer, n) => ({
      at: inOffice(second, 100 + n * 80),
      run: (at: Date) => passed(by(at, reviewer), documentId),
    })),
    { at: inOffice(last, 20), run: async (at) => unwrap(await publishNow(by(at, author), { id: documentId })) },
  ];
}

async function newestOf({ db }: Books, { id }: Waiting): Promise<number> {
  const { newest } = await db
    .selectFrom('transmission_articles')
    .select(({ fn }) => fn.max('transmission_id').as('newest'))
    .where('delivery_id', '=', id)
    .executeTakeFirstOrThrow();
  return newest;
}

/** What the account holds of so many articles, as the connector keeps it. */
const draft = (name: string, count: number) => ({
  pictures: {},
  covers: Array.from({ length: count }, (_, n) => `demo-cover-${name}-${n + 1}`),
  drafting: true,
  draft: `demo-draft-${name}`,
});
const sent = (name: string, count: number) => ({ ...draft(name, count), committed: true, publish: `demo-${name}` });
const prepared = (name: string, count: number): Step => ({ next: 'more', reached: draft(name, count) });
const toLook = (name: string, count: number): Step => ({ next: 'person', reached: draft(name, count), says: LOOK });
const committed = (name: string, count: number): Step => ({
  next: 'commit',
  reached: { ...draft(name, count), committed: true },
});
const handed = (name: string, count: number): Step => ({ next: 'ask', reached: sent(name, count), after: 5 });

function out(name: string, count: number): Step {
  const urls = Array.from({ length: count }, (_, n) => `https://weixin.example/s/${name}/${n + 1}`);
  return { next: 'done', reached: { ...sent(name, count), articleId: `demo-article-${name}`, urls }, urls };
}

const failing = (code: number) => ({
  ...{ next: 'failed' as const, reached: {} },
  failure: faultOf(code, '').message,
});
