import type { Caller } from '../platform/action.ts';
import { dayOf } from '../platform/dates.ts';
import { unwrap } from '../platform/outcome.ts';
import { type Audience, describePolicy, type Theme } from '../policies/index.ts';
import { relate } from '../publishing/index.ts';
import { inOffice, workingDayFrom } from './calendar.ts';
import type { Books, Deed } from './deeds.ts';
import type { Filed } from './filed.ts';

const themes: readonly (readonly [word: RegExp, theme: Theme, audiences: readonly Audience[]])[] = [
  [/助餐|老年|养老/, 'relief', ['elders']],
  [/救助|低保/, 'relief', ['poor']],
  [/补贴|农/, 'farming', ['farmers']],
  [/村级|宅基地/, 'farming', ['farmers']],
  [/卫生|环境/, 'environment', ['residents', 'enterprises']],
  [/取暖|安全|应急/, 'safety', []],
  [/项目|企业|采购/, 'business', ['enterprises']],
  [/财政|预算|资金/, 'finance', []],
  [/教育|学/, 'education', ['students']],
];

/** 归类 of the town's policy documents, on the working day after each went online. */
export async function describing(books: Books, { authorityId, staff, columns }: Filed): Promise<Deed[]> {
  const rows = await books.db
    .selectFrom('publications')
    .select(['document_id', 'title', 'published_at'])
    .where('authority_id', '=', authorityId)
    .where('column_id', '=', columns.get('zhengce')!)
    .where('withdrawn_at', 'is', null)
    .where('on_site', '=', true)
    .orderBy('document_id')
    .execute();
  return rows.map(({ document_id: id, title, published_at }) => ({
    at: inOffice(workingDayFrom(dayOf(new Date(published_at.getTime() + 86_400_000))), 60),
    async run(now) {
      const [, theme, audiences] = themes.find(([word]) => word.test(title)) ?? [/./, 'general' as const, []];
      const by: Caller = { ...books, who: staff.get('head')!, now };
      unwrap(await describePolicy(by, { id, theme, audiences, from: null, until: null, exempt: '' }));
    },
  }));
}

/** Texts that explain a policy say so, and a policy made anew replaces what it was before, on the working day after. */
export async function relating(books: Books, { authorityId, staff, columns }: Filed): Promise<Deed[]> {
  const rows = await books.db
    .selectFrom('publications')
    .select(['document_id as id', 'title', 'column_id as column', 'legal_form as form', 'published_at as at'])
    .where('authority_id', '=', authorityId)
    .where('column_id', 'in', [columns.get('zhengce')!, columns.get('jiedu')!])
    .where('withdrawn_at', 'is', null)
    .where('on_site', '=', true)
    .orderBy('published_at')
    .execute();
  const policies = rows.filter(({ column }) => column === columns.get('zhengce'));
  const named = (name: string, before: Date) =>
    policies.filter(({ title, at }) => title.includes(name) && at < before).at(-1);
  const none = { title: '', number: '', link: '', on: null, form: '' } as const;
  return rows.flatMap(({ id, title, column, form, at: published }): Deed[] => {
    const day = workingDayFrom(dayOf(new Date(published.getTime() + 86_400_000)));
    const explains = column !== columns.get('zhengce') && /^《(.+)》/.exec(title)?.[1];
    const anew = form === null && /《([^《（]+)（\d{4} 年修订）》/.exec(title)?.[1];
    const to = explains ? named(explains, published) : anew ? named(`《${anew}》`, published) : undefined;
    if (!to) return [];
    const given = explains
      ? { ...none, kind: 'interprets' as const, form: 'text' as const }
      : { ...none, kind: 'replaces' as const, on: day };
    return [
      {
        at: inOffice(day, 70),
        run: async (now) =>
          unwrap(await relate({ ...books, who: staff.get('head')!, now }, { ...given, id, ours: to.title })),
      },
    ];
  });
}
