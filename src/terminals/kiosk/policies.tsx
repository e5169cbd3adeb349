import type { FastifyInstance, FastifyRequest } from 'fastify';
import { dayOf, isDay } from '../../platform/dates.ts';
import { first, queryOf, type Typed } from '../../platform/http/form.ts';
import { answersIn, askedIn, concerning, foundPolicies, MinePage, policiesOf, queryFor } from '../../policies/index.ts';
import { CALM } from '../devices/public-routes.tsx';
import { PoliciesPage } from './pages/policies.tsx';

const PAGE = 6;

/** The day that was chosen by year, month and day, or stands in the address; '' none. @returns a sentence where there is no
 *  such day */
function dayIn(query: Typed): { on: string; fault?: string } {
  const [year, month, day] = ['y', 'm', 'd'].map((name) => first(query, name).trim());
  if (!year && !month && !day) return { on: first(query, 'on') };
  const on = `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`;
  return isDay(on) ? { on } : { on: '', fault: '没有这一天，请把年、月、日重新选一次。下面是全部政策文件。' };
}

/** 政策文件库, below a kiosk: by theme, by words, by the day on which a document holds; and 与我相关. */
export function kioskPolicies(inner: FastifyInstance): void {
  const { db, now } = inner.services;
  const allFor = ({ authority: { id } }: FastifyRequest) => policiesOf(db, id);

  inner.get('/policies', CALM, async (request, reply) => {
    const query = queryOf(request);
    const { on, fault } = dayIn(query);
    const all = await allFor(request);
    const today = dayOf(now());
    const asked = askedIn({ q: first(query, 'q'), theme: first(query, 'theme'), on }, all);
    const rows = foundPolicies(all, asked, today);
    const pages = Math.max(1, Math.ceil(rows.length / PAGE));
    const wanted = /^[1-9]\d{0,5}$/.test(first(query, 'page')) ? Number(first(query, 'page')) : 1;
    const page = Math.min(wanted, pages);
    const shown = rows.slice((page - 1) * PAGE, page * PAGE);
    const href = (given: Partial<typeof asked>, n = 1) => {
      const rest = [queryFor({ ...asked, ...given }), n > 1 && `page=${n}`].filter(Boolean).join('&');
      return rest ? `/policies?${rest}` : '/policies';
    };
    return reply.page(
      <PoliciesPage {...{ all, asked, shown, page, pages, today, href, fault }} total={rows.length} />,
      { title: '政策文件库', form: true },
    );
  });

  inner.get('/policies/mine', CALM, async (request, reply) => {
    const query = queryOf(request);
    const answers = answersIn((name) => first(query, name));
    const today = dayOf(now());
    const rows = concerning(await allFor(request), answers, today);
    return reply.page(<MinePage answers={answers} rows={rows} today={today} />, {
      ...{ title: '与我相关的政策', form: true, styles: ['policies/policies.css'] },
    });
  });
}
