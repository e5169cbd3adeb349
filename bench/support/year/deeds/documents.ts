import { confirmDelivery, deliveriesOf, failDelivery } from '../../../../src/channels/index.ts';
import { type Channel, REVIEW_GATES } from '../../../../src/law/index.ts';
import { confirmProposals, proposalsOf } from '../../../../src/obligations/index.ts';
import { dayOf } from '../../../../src/platform/dates.ts';
import { unwrap } from '../../../../src/platform/outcome.ts';
import { createDraft, saveDraft } from '../../../../src/publishing/drafting/actions.ts';
import { draftForm } from '../../../../src/publishing/drafting/forms.ts';
import {
  changeValidity,
  documentById,
  documents,
  publishNow,
  schedulePublication,
  submitForReview,
  withdraw,
} from '../../../../src/publishing/index.ts';
import { giveVerdict, latestRound } from '../../../../src/review/index.ts';
import { type Login, type OfficeCode, WRITERS } from '../people.ts';
import { at, type Deed, dated, type Year } from '../year.ts';

/** W: 网站, B: 公开栏, X: 微信公众号. */
const CHANNELS: Record<string, Channel> = { W: 'website', B: 'board', X: 'wechat' };
const GATES = [...Object.keys(REVIEW_GATES), 'secrecy'];

/** A publication of the year: written, reviewed by three, published and put up on one day, unless `but` says otherwise.
 *  Days are 'MM-DD'. */
export interface Publication {
  name: string;
  on: string;
  office: OfficeCode;
  column: string;
  item: string;
  to: 'W' | 'WB' | 'WX';
  title: string;
  but?: {
    /** its draft was there already, by that name */
    draft?: string;
    /** written and passed by the first reviewer on an earlier day */
    begun?: string;
    /** sent back by the secrecy review on an earlier day, and mended */
    returned?: string;
    signedBy?: Login;
    formed?: string;
    /** 发文字号 of a 行政规范性文件 */
    number?: string;
    /** set for a time on the day, instead of published: 'MM-DD HH:MM' */
    goesOut?: string;
    /** put up at the board, or on WeChat, on another day */
    putUp?: string;
    putUpFails?: true;
    withdrawn?: string;
    repealed?: string;
  };
  /** how many dues of the catalogue it meets, as who publishes confirms */
  meets?: number;
}

export function publicationDeeds({ name, on, office, column, item, to, title, but = {}, meets }: Publication): Deed[] {
  const writer = WRITERS[office];
  const begun = but.begun ?? but.returned ?? on;
  const channels = [...to].map((letter) => CHANNELS[letter]!);
  const deed = (when: string, says: string, run: Deed['run']): Deed => ({ at: at(when), says: `${name} ${says}`, run });
  const pass = (when: string, who: Login, verdict: 'passed' | 'returned' = 'passed') =>
    deed(when, `${who} ${verdict}`, async (year, now) => {
      const id = String(year.id(name));
      const { contentHash } = (await latestRound(year.books.db, documents.name, id))!;
      const remark = verdict === 'passed' ? '' : '第二段写明了具体住址，请改为村名。';
      unwrap(
        await giveVerdict(await year.as(who, now), { kind: documents, id, contentHash, gates: GATES, verdict, remark }),
      );
    });
  const submit = (when: string) =>
    deed(when, '送审', async (year, now) =>
      unwrap(await submitForReview(await year.as(writer, now), { documentId: year.id(name) })),
    );
  return [
    deed(`${begun} 08:40`, '起草', async (year, now) => {
      const caller = await year.as(writer, now);
      const id = but.draft
        ? year.id(but.draft)
        : unwrap(await createDraft(caller, { title, column_id: year.id(`column:${column}`) }));
      year.ids.set(name, id);
      await save(year, now, writer, id, {
        ...{
          title,
          body_html: `<p>${title}，内容见下。</p><p>如有疑问，请在工作时间咨询。</p>`,
          channels,
          article_item: item,
        },
        ...{ column_id: String(year.id(`column:${column}`)), formed_on: dated(but.formed ?? begun) },
        ...(but.number && { legal_form: 'normativeDocument', document_number: but.number }),
      });
    }),
    submit(`${begun} 08:50`),
    pass(`${begun} 09:30`, 'head'),
    ...(but.returned
      ? [
          pass(`${begun} 10:30`, 'secrecy', 'returned'),
          deed(`${on} 08:40`, '修改', async (year, now) => {
            await save(year, now, writer, year.id(name), {
              ...{ title, body_html: `<p>${title}，内容见下。</p>`, channels, article_item: item },
              ...{ column_id: String(year.id(`column:${column}`)), formed_on: dated(on) },
            });
          }),
          submit(`${on} 08:50`),
          pass(`${on} 09:30`, 'head'),
        ]
      : []),
    pass(`${on} 10:30`, 'secrecy'),
    pass(`${on} 14:30`, but.signedBy ?? 'signer'),
    but.goesOut
      ? deed(`${on} 15:00`, `定时 ${but.goesOut}`, async (year, now) => {
          const time = dated(but.goesOut!.slice(0, 5)) + but.goesOut!.slice(5).replace(' ', 'T');
          unwrap(await schedulePublication(await year.as(writer, now), { id: year.id(name), at: time }));
        })
      : deed(`${on} 15:00`, '公开', async (year, now) =>
          unwrap(await publishNow(await year.as(writer, now), { id: year.id(name) })),
        ),
    ...(to === 'W'
      ? []
      : [
          deed(`${but.putUp ?? on} 15:30`, '登记发布', async (year, now) => {
            const caller = await year.as(writer, now);
            const { id } = (await deliveriesOf(year.books.db, year.id(name))).find(
              ({ channel }) => channel !== 'website',
            )!;
            if (but.putUpFails) return unwrap(await failDelivery(caller, { id, why: '公众号群发次数已用完' }));
            const proof = { deliveredOn: dayOf(now), url: '', note: '已发布，经核对', evidence: [] };
            return unwrap(await confirmDelivery(caller, { id, ...proof }));
          }),
        ]),
    ...(meets ? [meet(`${on} 16:30`, name, writer, meets)] : []),
    ...(but.withdrawn
      ? [
          deed(`${but.withdrawn} 10:00`, '撤下', async (year, now) =>
            unwrap(await withdraw(await year.as(writer, now), { id: year.id(name), reason: '发布有误' })),
          ),
        ]
      : []),
    ...(but.repealed
      ? [
          deed(`${but.repealed} 16:00`, '废止', async (year, now) =>
            unwrap(
              await changeValidity(await year.as(writer, now), {
                ...{ id: year.id(name), validity: 'repealed', on: dayOf(now), reason: '由新的办法代替' },
              }),
            ),
          ),
        ]
      : []),
  ];
}

/** Who publishes confirms what was proposed for a publication: it meets so many dues. */
export function meet(when: string, name: string, who: Login, count: number): Deed {
  return {
    at: at(when),
    says: `${name} 确认对应 ${count} 项`,
    async run(year, now) {
      const all = await proposalsOf(year.books.db, year.authorityId);
      const ids = all.filter(({ documentId }) => documentId === year.id(name)).map(({ id }) => id);
      if (ids.length !== count) throw new Error(`${ids.length} dues are proposed for ${name}, and not ${count}`);
      unwrap(await confirmProposals(await year.as(who, now), { ids }));
    },
  };
}

async function save(year: Year, now: Date, writer: Login, id: number, typed: Record<string, unknown>): Promise<void> {
  const document = (await documentById(year.books.db, id))!;
  const { save_count } = await year.books.db
    .selectFrom('revisions')
    .select('save_count')
    .where('id', '=', document.revisionId)
    .executeTakeFirstOrThrow();
  const form = draftForm.parse({ ...typed, save_count: String(save_count) });
  unwrap(await saveDraft(await year.as(writer, now), { id, form }));
}
