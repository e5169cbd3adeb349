import { action, done } from '../../platform/action.ts';
import { conflict, invalid, notFound } from '../../platform/outcome.ts';
import { LISTS, type ListId, type TermEntry, termKeepers } from './lists.ts';
import { MOST_TERMS, termFaults } from './rules.ts';
import { countTerms, putTerms, termById, touchList } from './store.ts';

const TOO_MANY = `各表合计最多 ${MOST_TERMS.toLocaleString('en-US')} 个词语，请先删除不用的`;

/** A term enters a list, or one that is there is changed. @param id of the one that is changed */
export const saveTerm = action<{ list: ListId; entry: TermEntry; id?: number }, void>(
  'checks.saveTerm',
  termKeepers,
  async ({ db, who, now }, { list, entry, id }) => {
    const faults = termFaults(list, entry);
    if (Object.keys(faults).length) return invalid('有内容需要修改，请看标出的地方', faults as Record<string, string>);
    const { authorityId } = who;
    const by = { now, by: who.id! };
    await touchList(db, { authorityId, list }, by);
    const before = id === undefined ? undefined : await termById(db, authorityId, id);
    if (id !== undefined && before?.list !== list) return notFound();
    const same = await db
      .selectFrom('check_terms')
      .select('id')
      .where('authority_id', '=', authorityId)
      .where('list', '=', list)
      .where('term', '=', entry.term)
      .executeTakeFirst();
    if (same && same.id !== id) return conflict('表中已经有这个词语，请在表中点开它修改');
    if (id === undefined && (await countTerms(db, authorityId)) >= MOST_TERMS) return conflict(TOO_MANY);
    if (id !== undefined) await db.deleteFrom('check_terms').where('id', '=', id).execute();
    await putTerms(db, { authorityId, list }, [entry], by);
    return done(undefined, `authority:${authorityId}`, {
      list: LISTS[list].name,
      term: entry.term,
      ...(before && before.term !== entry.term && { earlier: before.term }),
      ...(entry.instead && { instead: entry.instead }),
    });
  },
);

export const removeTerm = action<{ id: number }, ListId>(
  'checks.removeTerm',
  termKeepers,
  async ({ db, who, now }, { id }) => {
    const term = await termById(db, who.authorityId, id);
    if (!term) return notFound();
    await touchList(db, { authorityId: who.authorityId, list: term.list }, { now, by: who.id! });
    await db.deleteFrom('check_terms').where('id', '=', id).execute();
    return done(term.list, `authority:${who.authorityId}`, { list: LISTS[term.list].name, term: term.term });
  },
);

/** The authorities below use a list besides their own, or use it no more. */
export const shareList = action<{ list: ListId; shared: boolean }, void>(
  'checks.shareList',
  termKeepers,
  async ({ db, who, now }, { list, shared }) => {
    await touchList(db, { authorityId: who.authorityId, list, shared }, { now, by: who.id! });
    return done(undefined, `authority:${who.authorityId}`, { list: LISTS[list].name, shared: shared ? '是' : '否' });
  },
);

/** What a sheet lists enters a list, all of it or nothing; what is there is changed, what the sheet does not name stays. */
export const importTerms = action<{ list: ListId; entries: TermEntry[]; file: string }, void>(
  'checks.importTerms',
  termKeepers,
  async ({ db, who, now }, { list, entries, file }) => {
    const { authorityId } = who;
    const by = { now, by: who.id! };
    await touchList(db, { authorityId, list }, by);
    await putTerms(db, { authorityId, list }, entries, by);
    if ((await countTerms(db, authorityId)) > MOST_TERMS) return conflict(TOO_MANY);
    return done(undefined, `authority:${authorityId}`, { list: LISTS[list].name, terms: entries.length, file });
  },
);
