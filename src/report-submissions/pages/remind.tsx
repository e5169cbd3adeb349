import { dayOf } from '../../platform/dates.ts';
import { Form } from '../../platform/ui/index.ts';
import { remindHref } from '../links.ts';
import type { Reminder } from '../reminders.ts';
import { remindFault } from '../rules.ts';
import type { Standing } from '../standing.ts';

/** How to reach who prepares an authority's report. */
export function ContactLine({ authority: { contact } }: Pick<Standing, 'authority'>) {
  const { person, telephone } = contact;
  if (!telephone) return <span class="contact-line">{person ? `${person}，` : ''}没有登记电话</span>;
  return (
    <span class="contact-line">
      {person} <a href={`tel:${telephone.replace(/[^\d+]/g, '')}`}>{telephone}</a>
    </span>
  );
}

interface Props {
  year: number;
  today: string;
  one: Standing;
  /** of this authority and year, the newest first */
  reminders: readonly Reminder[];
  /** on the workbench, to which one comes back */
  atDesk?: boolean;
}

/** One click reminds; who did and when stands beside it. */
export function Remind({ year, today, one: { authority, state }, reminders, atDesk = false }: Props) {
  const [last] = reminders;
  const may = !remindFault(state, { year, today });
  return (
    <>
      {last && (
        <small>
          已催报 {reminders.length} 次，最近 {last.by} <time>{dayOf(last.at)}</time>
        </small>
      )}
      {may && last?.on !== today && (
        <Form action={remindHref(year, authority.code)} class="inline">
          {atDesk && <input type="hidden" name="from" value="desk" />}
          <button class="btn quiet small" type="submit" aria-label={`催报：${authority.name}`}>
            催报
          </button>
        </Form>
      )}
    </>
  );
}
