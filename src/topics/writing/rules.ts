import { conflict, type Failure, invalid } from '../../platform/outcome.ts';
import { has, type Role, type Who } from '../../platform/roles.ts';
import { ENTRY_KINDS } from '../words.ts';
import type { Entry, TopicContent } from './content.ts';

/** Who writes topics: editors those of their office, the head of disclosure work all. */
export const keepers: readonly Role[] = ['editor', 'disclosureHead'];

/** Whether somebody keeps what is an office's. */
export const keeps = (who: Who, officeId: number): boolean =>
  has(who, 'disclosureHead') || (has(who, 'editor') && who.officeId === officeId);

/** How many entries a timeline may have: more than a matter of years has, few enough to be read. */
export const MOST_ENTRIES = 200;

/** Whether it may be submitted. */
export function missingFault({ question, entries }: TopicContent): Failure | undefined {
  const fields = {
    ...(question.trim() ? {} : { question: '请写明群众关心什么' }),
    ...(entries.length ? {} : { text: '请至少添加一条回应' }),
  };
  return Object.keys(fields).length ? invalid('还不能送审，请看标出的地方', fields) : undefined;
}

/** Under review nothing is changed: what the reviewers read stays what they sign. */
export const editFault = (underReview: boolean): Failure | undefined =>
  underReview ? conflict('这个热点回应正在审核，先撤回再修改') : undefined;

/** A closed topic is opened anew: what was its conclusion stays, as an entry of the day on which it was said. */
export function reopened(content: TopicContent, closedOn: string): TopicContent {
  const entry: Entry = {
    ...{ key: `closed ${closedOn}`, on: closedOn, kind: 'conclusion', text: content.conclusion },
    ...{ who: '', indexNumber: '', answerId: null, href: '' },
  };
  const others = content.entries.filter(({ key }) => key !== entry.key);
  return { ...content, conclusion: '', entries: [...others, entry] };
}

/** What staff call an entry: '2024-03-01 的文件“…”'. */
export const entryName = ({ on, kind, text }: Entry): string =>
  `${on} 的${ENTRY_KINDS[kind]}“${[...text].slice(0, 20).join('')}${[...text].length > 20 ? '…' : ''}”`;
