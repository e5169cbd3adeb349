import { draftReply, reviewLegally } from '../../applications/index.ts';
import type { ReplyKindId } from '../../law/index.ts';
import { dayOf } from '../../platform/dates.ts';
import { unwrap } from '../../platform/outcome.ts';
import { inOffice, workingDaysBefore } from '../calendar.ts';
import type { Books, Deed } from '../deeds.ts';
import type { Filed } from '../filed.ts';
import type { Running } from './onward.ts';

const GRANTED =
  '经审查，您申请公开的信息属于可以公开的范围，现予公开。有关材料随本答复书一并提供，共 3 页；需要进一步说明的，可以在工作时间来电咨询。';
const PARTIAL =
  '经审查，您申请公开的信息中有他人的身份证件号码和银行账号，不予公开；其余内容作区分处理后向您公开。具体材料随本答复书一并提供。';

/** Replies on their way: one waits for 法制审核, one has passed it and waits for its signature. */
export function draftReplies(books: Books, { staff }: Filed, under: ReadonlyMap<Running, number>): Deed[] {
  const today = dayOf(books.now);
  const [before, yesterday] = [workingDaysBefore(today, 2), workingDaysBefore(today, 1)];
  const [officer, head] = [staff.get('officer')!, staff.get('head')!];
  const draft = (kind: Running, reply: ReplyKindId, body: string, at: Date): Deed[] => {
    const id = under.get(kind);
    if (id === undefined) return [];
    const content = { reply, publicInterest: false, body };
    return [
      {
        at,
        run: async (now) => unwrap(await draftReply({ ...books, who: officer, now }, { id, draftVersion: 0, content })),
      },
    ];
  };
  const reviewed = under.get('dueSoon');
  return [
    ...draft('toDraft', 'granted', GRANTED, inOffice(yesterday, 95)),
    ...draft('dueSoon', 'partial', PARTIAL, inOffice(before, 130)),
    ...(reviewed === undefined
      ? []
      : [
          {
            at: inOffice(yesterday, 150),
            run: async (now: Date) =>
              unwrap(
                await reviewLegally(
                  { ...books, who: head, now },
                  { id: reviewed, draftVersion: 1, opinion: '依据充分，程序合法，同意部分公开。' },
                ),
              ),
          },
        ]),
  ];
}
