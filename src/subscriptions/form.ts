import { z } from 'zod';
import { checkDraft, field, first, type Typed } from '../platform/http/form.ts';
import { invalid, type Outcome, ok } from '../platform/outcome.ts';
import type { House } from '../platform/room.ts';
import { THEMES } from '../policies/index.ts';
import { isSearchable } from '../search/index.ts';
import type { Request } from './asking.ts';
import { refOf } from './followed.ts';
import { LONGEST_WORD, RHYTHMS, type Rhythm } from './rules.ts';
import type { Subjects, Wish } from './subjects.ts';

const rhythms = Object.keys(RHYTHMS) as [Rhythm, ...Rhythm[]];
export const rhythmField = z.enum(rhythms, '请选择多久一次');
const to = z.object({ email: field.email(), rhythm: rhythmField });

/** All new ones of a sort that everybody may follow, in place of the number of one. */
export const EVERY = 'all';

/** What is subscribed to by these names of columns, offices, themes, matters and words; those that are not there are named. */
function wishesIn(
  typed: Typed,
  { columns, offices, publicMatters }: Subjects,
  house: House,
): { wishes: Wish[]; faults: Record<string, string> } {
  const wishes: Wish[] = [];
  const faults: Record<string, string> = {};
  const take = (name: string, find: (given: string) => Wish | string) => {
    const given = first(typed, name).trim();
    if (!given) return;
    const found = find(given);
    if (typeof found === 'string') faults[name] = found;
    else wishes.push(found);
  };
  take('all', () => ({ kind: 'all', ref: '' }));
  take('column', (slug) => {
    const column = columns.find((one) => one.slug === slug && !one.closed);
    return column ? { kind: 'column', ref: String(column.id) } : '没有这个栏目，请重新选择';
  });
  take('theme', (theme) => (Object.hasOwn(THEMES, theme) ? { kind: 'theme', ref: theme } : '没有这个主题，请重新选择'));
  take('office', (code) => {
    const office = offices.find((one) => one.code === code && !one.closed);
    return office ? { kind: 'office', ref: String(office.id) } : '没有这个科室，请重新选择';
  });
  for (const { sort, label } of house.brought('publicMatters'))
    take(sort, (given) => {
      if (given === EVERY) return { kind: 'publicMatters', ref: sort };
      const one = publicMatters.find((matter) => matter.sort === sort && String(matter.id) === given);
      if (!one) return `没有这项${label}，请重新选择`;
      return one.over ? `这项${label}已经结束，不用订阅` : { kind: 'publicMatter', ref: refOf(one) };
    });
  take('q', (word) => {
    if ([...word].length > LONGEST_WORD) return `词最多 ${LONGEST_WORD} 个字`;
    return isSearchable(word) ? { kind: 'word', ref: word } : '请填写要找的词，用汉字、字母或者数字';
  });
  return { wishes, faults };
}

/** What somebody wants, out of the form. */
export function requestIn(typed: Typed, subjects: Subjects, house: House): Outcome<Request> {
  const { wishes, faults } = wishesIn(typed, subjects, house);
  const input = checkDraft(to, typed);
  const fields = { ...faults, ...(input.ok ? {} : input.fields) };
  if (!wishes.length && !Object.keys(faults).length) fields.all = '请至少选一样';
  if (!input.ok || Object.keys(fields).length) return invalid('有内容需要修改，请看标出的地方', fields);
  return ok({ address: input.value.email, rhythm: input.value.rhythm, wishes });
}
