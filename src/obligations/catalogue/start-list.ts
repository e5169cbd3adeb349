import { ART_26, disclosureItem, TOWN_OWES, type TownOwes } from '../../law/index.ts';
import type { Office } from '../../organizations/index.ts';
import { type Column, standardFields } from '../../publishing/index.ts';
import type { ObligationContent } from './content.ts';

const CHANNELS = '政府网站、政务新媒体、公开栏';

interface Start extends Omit<TownOwes, 'subject'> {
  /** its name within the list, which never changes: '社会救助/临时救助' */
  key: string;
  subject: TownOwes['subject'];
}

const keyOf = ({ level1, level2 }: { level1: string; level2: string }) => `${level1}/${level2}`;

/** What an authority may begin with: what every town owes, then the rest of the 26 fields, owed on an event within the term
 *  of 条例 art. 26. A start to edit: ○ each. */
export const START_LIST: readonly Start[] = [
  ...TOWN_OWES.map((one) => ({ ...one, key: keyOf(one) })),
  ...standardFields()
    .filter((one) => !TOWN_OWES.some((known) => keyOf(known) === keyOf(one)))
    .map(({ level1, level2, content, item }) => ({
      ...{ key: keyOf({ level1, level2 }), level1, level2, elements: content, item },
      basis: `《中华人民共和国政府信息公开条例》${disclosureItem(item)!.article}`,
      ...{ frequency: 'onEvent' as const, term: ART_26, subject: 'authority' as const, words: [], columns: [] },
    })),
];

interface Own {
  offices: readonly Office[];
  columns: readonly Column[];
}

/** An entry of the start list as an authority would owe it: its own offices and columns where their names say so. */
export function startContent(start: Start, { offices, columns }: Own): ObligationContent {
  const { level1, level2, elements, basis, frequency, term, item, words } = start;
  const column = start.columns.map((name) => columns.find((one) => one.name === name)).find(Boolean);
  return {
    ...{ level1, level2, elements, basis, time: '', frequency, term, channels: CHANNELS, audience: 'all', group: '' },
    ...{ manner: 'active', tiers: ['township'], columnId: column?.id ?? null, item, words: [...words] },
    subject: subjectOf(start.subject, offices),
  };
}

function subjectOf(subject: TownOwes['subject'], offices: readonly Office[]): ObligationContent['subject'] {
  if (typeof subject === 'string') return { of: subject };
  const own = offices.filter(({ kind, closed }) => kind === 'office' && !closed);
  const found = subject.offices.map((word) => own.find(({ name }) => name.includes(word))).find(Boolean);
  return found ? { of: 'offices', ids: [found.id] } : { of: 'authority' };
}
