import { sql } from 'kysely';
import type { Signals } from '../../platform/signals.ts';
import { GROUPS } from './pages.tsx';

/** What was forwarded into groups and opened there. */
export const openedLinks: Signals = {
  kind: 'links',
  label: '微信群打开的链接',
  asks: false,
  async of({ db }, authorityId, { from, to }) {
    const { rows } = await sql<{ day: string; title: string; place: number; count: number }>`
      select o.day, u.title, p.place_id as place, sum(o.opens)::int as count
      from link_opens o join short_links l on l.code = o.code join postings p on p.id = l.posting_id
        join deliveries d on d.id = p.delivery_id join publications u on u.document_id = d.document_id
      where p.authority_id = ${authorityId} and o.day between ${from} and ${to}
      group by o.day, u.title, p.place_id order by o.day, u.title, p.place_id`.execute(db);
    return rows.map(({ day, title, place, count }) => ({
      ...{ day, said: title, voice: null, count, href: `${GROUPS}/${place}`, label: title },
    }));
  },
};
