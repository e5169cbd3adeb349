import { INDICATORS, type IndicatorId } from '../../law/index.ts';
import { putReminders, type Reminder } from '../../mail/index.ts';
import { whoWorks } from '../../organizations/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { DESK } from '../paths.ts';
import { isTheirs } from '../rules.ts';
import type { OwnerRole } from '../tables.ts';

export const VETO_MAIL = 'self-inspection:veto';
/** Vetoes that a mail names; the rest it counts. */
const NAMED = 12;

/** A fault that alone fails the site, found or back. */
export interface Veto {
  id: number;
  indicator: IndicatorId;
  what: string;
  /** by when it is to be mended, 'YYYY-MM-DD' */
  dueOn: string;
  officeId: number | null;
  role: OwnerRole;
}

/** Reminds at once those who mend them and the head of disclosure work: one mail to each for all that was found. */
export async function tellOfVetoes(
  tx: Tx,
  { authorityId, day, now }: { authorityId: number; day: string; now: Date },
  vetoes: readonly Veto[],
): Promise<void> {
  if (vetoes.length === 0) return;
  const people = await whoWorks(tx, authorityId, day);
  const reminders = people.flatMap((who): Reminder[] => {
    const own = vetoes.filter(({ officeId, role }) => isTheirs(who, { officeId, ownerRole: role }));
    const first = own[0];
    if (!first) return [];
    const named = own.slice(0, NAMED).map((one) => `${nameOf(one)}，${one.dueOn} 前整改。`);
    return [
      {
        ...{ authorityId, room: 'self-inspection', kind: 'veto', about: `siteFinding:${first.id}` },
        ...{ key: `siteVetoes:${first.id}:${now.toISOString()}:${who.id}`, to: { staffId: who.id!, name: who.name } },
        what: `【网站单项否决】${own.length > 1 ? `${own.length} 项` : nameOf(first)}`,
        lines: [...named, ...(own.length > NAMED ? [`另有 ${own.length - NAMED} 项`] : []), '整改后由机器复查。'],
        href: own.length > 1 ? DESK : `${DESK}/findings/${first.id}`,
      },
    ];
  });
  await putReminders({ db: tx, now }, reminders);
}

const nameOf = ({ indicator, what }: Veto) => `${INDICATORS[indicator].name}：${what}`;
