import { failDelivery } from '../../channels/index.ts';
import type { Caller } from '../../platform/action.ts';
import type { Db } from '../../platform/database/index.ts';
import { dayOf } from '../../platform/dates.ts';
import { unwrap } from '../../platform/outcome.ts';
import { changeValidity, withdraw } from '../../publishing/index.ts';
import { inOffice, workingDayFrom, workingDaysBefore } from '../calendar.ts';
import type { Books, Deed } from '../deeds.ts';
import type { Filed } from '../filed.ts';
import { FIRST, yearsTo } from './years.ts';

/** What becomes of texts of the years since, by the actions of people: in each year a normative document of the year
 *  before is repealed and one expires, a notice is taken down; and on the last day a channel could not be filled. */
export function afterwards(books: Books, filed: Filed): Deed[] {
  const head = filed.staff.get('head')!;
  const by = (now: Date): Caller => ({ ...books, who: head, now });
  const today = dayOf(books.now);
  const deeds = yearsTo(today).flatMap((year): Deed[] => {
    const [repealedOn, expiredOn, takenDown] = ['04-10', '09-05', '08-20'].map((day) =>
      workingDayFrom(`${year}-${day}`),
    );
    return [
      ...(year > FIRST
        ? [
            standsNoMore(repealedOn!, 'repealed', '所依据的上级文件已经修订，本文件停止执行。'),
            standsNoMore(expiredOn!, 'expired', '文件规定的有效期届满。'),
          ]
        : []),
      {
        at: inOffice(takenDown!, 150),
        async run(at) {
          const id = await noticeBefore(books.db, filed, `${year}-07-01`);
          if (id) unwrap(await withdraw(by(at), { id, reason: '文中的联系电话有误，更正后另行公开。' }));
        },
      },
    ];
  });
  const failed: Deed = {
    at: inOffice(workingDaysBefore(today, 1), 300),
    async run(at) {
      const id = await waitingOn(books.db, filed, 'wechat');
      if (id) unwrap(await failDelivery(by(at), { id, why: '公众号当日群发次数已经用完，改日再发。' }));
    },
  };
  return [...deeds, failed];

  function standsNoMore(day: string, validity: 'repealed' | 'expired', reason: string): Deed {
    return {
      at: inOffice(day, 90),
      async run(at) {
        const id = await normativeBefore(books.db, filed, Number(day.slice(0, 4)));
        if (id) unwrap(await changeValidity(by(at), { id, validity, on: day, reason }));
      },
    };
  }
}

/** The first normative document of the year before that still holds. */
function normativeBefore(db: Db, { authorityId }: Filed, year: number): Promise<number | undefined> {
  return first(
    db
      .selectFrom('publications')
      .where('legal_form', '=', 'normativeDocument')
      .where('validity', '=', 'valid')
      .where('published_at', '>=', new Date(`${year - 1}-01-01T00:00:00+08:00`))
      .where('published_at', '<', new Date(`${year}-01-01T00:00:00+08:00`))
      .where('authority_id', '=', authorityId)
      .select('document_id as id')
      .orderBy('published_at'),
  );
}

/** The last notice before a day that stands on the website alone. */
function noticeBefore(db: Db, { authorityId, columns }: Filed, day: string): Promise<number | undefined> {
  return first(
    db
      .selectFrom('publications as p')
      .where('p.column_id', '=', columns.get('gonggao')!)
      .where('p.published_at', '<', new Date(`${day}T00:00:00+08:00`))
      .where('p.authority_id', '=', authorityId)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('deliveries as d')
              .select('d.id')
              .whereRef('d.document_id', '=', 'p.document_id')
              .where('d.channel', '!=', 'website'),
          ),
        ),
      )
      .select('p.document_id as id')
      .orderBy('p.published_at', 'desc'),
  );
}

function waitingOn(db: Db, { authorityId }: Filed, channel: 'wechat'): Promise<number | undefined> {
  return first(
    db
      .selectFrom('deliveries')
      .where('authority_id', '=', authorityId)
      .where('state', '=', 'planned')
      .where('channel', '=', channel)
      .select('id')
      .orderBy('planned_at', 'desc'),
  );
}

async function first(query: { limit(n: number): { executeTakeFirst(): Promise<{ id: number } | undefined> } }) {
  return (await query.limit(1).executeTakeFirst())?.id;
}
