import { sql } from 'kysely';
import { INDICATORS, type IndicatorId } from '../law/index.ts';
import type { Db } from '../platform/database/index.ts';
import type { OpenLimit } from '../platform/limits.ts';
import { oncePer } from '../platform/once-per.ts';
import { has } from '../platform/roles.ts';
import type { Asked, DeskLine } from '../platform/room.ts';
import { DESK } from './paths.ts';
import { isTheirs, readers } from './rules.ts';
import type { OwnerRole } from './tables.ts';

const MOST = 6;
const MOST_LIMITS = 20;

interface Open {
  id: number;
  indicator: IndicatorId;
  what: string;
  veto: boolean;
  officeId: number | null;
  ownerRole: OwnerRole;
  dueOn: string;
  dueProvisional: boolean;
  handlerId: number | null;
}

async function openFindings(db: Db, authorityId: number, vetoes: boolean): Promise<Open[]> {
  const { rows } = await sql<Open>`
    select id::int as id, indicator, what, veto, office_id::int as "officeId", owner_role as "ownerRole",
      due_on::text as "dueOn", due_provisional as "dueProvisional", handler_id::int as "handlerId"
    from self_inspection_findings where authority_id = ${authorityId} and mended_at is null and accepted_how is null
      and (veto or ${!vetoes}) order by veto desc, due_on, id limit 1000`.execute(db);
  return rows;
}

const theirs = oncePer(async ({ db, who }: Asked): Promise<Open[]> => {
  if (!has(who, ...readers)) return [];
  const open = await openFindings(db, who.authorityId, false);
  return open.filter(
    (one) => isTheirs(who, one) && (one.handlerId === null || one.handlerId === who.id || has(who, 'disclosureHead')),
  );
});

/** How much there is to mend for this person. */
export const countWaiting = async (asked: Asked): Promise<number> => (await theirs(asked)).length;

/** 工作台: vetoes from the morning after the night that found them. */
export async function vetoLines(asked: Asked): Promise<DeskLine[]> {
  const vetoes = (await theirs(asked)).filter(({ veto }) => veto);
  const lines = vetoes.slice(0, MOST).map(({ id, indicator, what, dueOn }) => ({
    ...{ title: `${INDICATORS[indicator].name}：${what}`, href: `${DESK}/findings/${id}`, tag: '单项否决' },
    ...{ note: '网站自查发现', time: `${dueOn} 前整改`, by: dueOn },
  }));
  if (vetoes.length <= MOST) return lines;
  const rest = vetoes.length - MOST;
  return [...lines, { title: `还有 ${rest} 项单项否决要整改`, href: DESK, note: '网站自查发现' }];
}

/** By when vetoes are mended, for the alerts; what is less is told on its page alone. */
export async function limitsOf(db: Db, authorityId: number): Promise<OpenLimit[]> {
  return (await openFindings(db, authorityId, true))
    .slice(0, MOST_LIMITS)
    .map(({ id, indicator, what, dueOn, dueProvisional, handlerId }) => ({
      ...{
        key: `siteFinding:${id}:mend`,
        authorityId,
        room: '网站自查',
        title: `${INDICATORS[indicator].name}：${what}`,
      },
      ...{
        href: `${DESK}/findings/${id}`,
        limit: '整改期限',
        on: dueOn,
        provisional: dueProvisional,
        officerId: handlerId,
      },
    }));
}
