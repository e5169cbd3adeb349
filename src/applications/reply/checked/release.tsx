import { REPLY_KINDS } from '../../../law/index.ts';
import type { Act } from '../../../platform/action.ts';
import type { Db } from '../../../platform/database/index.ts';
import { dayOf } from '../../../platform/dates.ts';
import { Findings } from '../../../platform/public-text/index.ts';
import type { Sealer } from '../../../platform/sealing/sealing.ts';
import { Facts, Panel } from '../../../platform/ui/index.ts';
import {
  acknowledgedIn,
  type Round,
  releaseKind,
  reviewHref,
  type Shown,
  type Subject,
} from '../../../review/index.ts';
import { keepNote } from '../../handling/keep-note.ts';
import { draftOf } from '../../papers/drafts.ts';
import { readers } from '../../rules.ts';
import { Given } from '../given/panel.tsx';
import { givenWith } from '../given/store.ts';
import { type ReplyContent, replies } from '../subject.ts';
import { foundInReply } from './look.ts';
import { linkOf, MarkedReply } from './marked.tsx';

/** How the note begins that says why a passage was not let through. */
export const NOT_RELEASED = '不予放行：';

/** Draft replies of which something must be let through before they are signed. What was said of one stands sealed; why it
 *  was refused is a note of the case. 条例 arts. 14, 15, 17 */
export const replyReleases = releaseKind({
  name: 'replyRelease',
  words: { kind: '答复保密放行申请', it: '这份答复', text: '答复稿', wrote: '拟写', drafted: '拟写' },
  personal: true,
  readers,

  async present(db, ids) {
    const found = await replies.present(db, ids);
    return new Map([...found].map(([id, subject]) => [id, { ...subject, href: reviewHref('replyRelease', id) }]));
  },

  async follow(act, { kind, round, remark }) {
    const id = Number(round.subjectId);
    if (kind === 'passed') await keepNote(act, id, '保密审查员放行了答复稿中被拦下的内容');
    if (kind === 'returned') await keepNote(act, id, NOT_RELEASED + remark);
    return undefined;
  },

  page: { hold, shown, passed: '已放行，可以继续办理答复' },
});

async function hold({ db, who }: Act, id: string): Promise<Subject | undefined> {
  if (!/^\d{1,15}$/.test(id)) return undefined;
  const row = await db
    .selectFrom('applications')
    .select('id')
    .where('id', '=', Number(id))
    .where('authority_id', '=', who.authorityId)
    .forUpdate()
    .executeTakeFirst();
  return row && (await replyReleases.present(db, [id])).get(id);
}

/** The reply alone: who reviews secrecy needs nothing of its applicant. */
async function shown(books: { db: Db; sealer: Sealer }, round: Round): Promise<Shown> {
  const { db, sealer } = books;
  const id = Number(round.subjectId);
  const draft = await draftOf(db, sealer, id, 'reply');
  const { subject, ...application } = await db
    .selectFrom('applications')
    .select(['id', 'authority_id', 'subject', 'sealed_applicant'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const head = { title: subject, meta: `依申请公开答复　·　${round.submittedName}提请放行` };
  if (!draft) return { ...head, content: <p class="empty">这份答复已经签发或者不再办理。</p> };
  const content = draft.content as unknown as ReplyContent;
  const given = await givenWith(books, application);
  const looked = await foundInReply(books, { application, content, given }, dayOf(round.submittedAt));
  const found = looked.ok ? looked.value : [];
  const [asked] = await acknowledgedIn(books, round);
  return {
    ...head,
    styles: ['publishing/findings.css'],
    content: (
      <>
        <Panel title="答复稿">
          <Facts rows={[['种类', REPLY_KINDS[content.reply].label]]} />
          <MarkedReply content={content} found={found} />
        </Panel>
        <Given at={`/console/applications/${id}/reply`} given={given} />
      </>
    ),
    beside: (
      <Panel title="自动检查">
        {!looked.ok && <p class="warning">{looked.message}</p>}
        {asked && (
          <p>
            {asked.by}提请放行：{asked.reason}
          </p>
        )}
        <Findings found={found} linked={linkOf} />
      </Panel>
    ),
  };
}
