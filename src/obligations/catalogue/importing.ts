import {
  ART_26,
  disclosureItem,
  dueInWords,
  findSensitive,
  readFrequency,
  readTerm,
  readTime,
} from '../../law/index.ts';
import type { Office } from '../../organizations/index.ts';
import type { Column } from '../../publishing/index.ts';
import type { Audience, Manner, Tier } from '../words.ts';
import { contentFault, LONGEST, type ObligationContent, sameContent } from './content.ts';
import { wordsIn } from './form.ts';
import type { SheetRow } from './sheet.ts';
import type { Obligation } from './store.ts';

/** What a sheet is read against. */
export interface Own {
  offices: readonly Office[];
  columns: readonly Column[];
  /** names by which the authority itself may be called */
  authority: readonly string[];
  obligations: readonly Obligation[];
}

/** What a row of a sheet would do. */
export interface PlannedRow {
  row: number;
  name: string;
  /** fault: it is not read, and nothing of it is entered */
  does: 'add' | 'change' | 'same' | 'fault';
  /** of what is changed */
  obligation: Obligation | undefined;
  content: ObligationContent | undefined;
  faults: string[];
  /** what was taken for granted */
  notes: string[];
}

/** Reads every row of a sheet: what it adds, changes or leaves, or what of it could not be read and why. Nothing is guessed
 *  in silence. Two rows never stand for the same obligation. */
export function planOf(rows: readonly SheetRow[], own: Own): PlannedRow[] {
  const left = new Map(own.obligations.filter(({ ended }) => !ended).map((one) => [one.id, one]));
  let above = '';
  return rows.map((given): PlannedRow => {
    // the first level stands once above its rows
    const level1 = given.cells.level1 ?? above;
    above = level1;
    const faults: string[] = [];
    const notes: string[] = [];
    const content = contentOf({ ...given.cells, level1 }, own, faults, notes);
    const name = [content.level1, content.level2].filter(Boolean).join(' ');
    const obligation = known(given, content, left, faults);
    if (obligation) left.delete(obligation.id);
    const fields = contentFault(content, {
      offices: new Set(own.offices.map(({ id }) => id)),
      columns: new Set(own.columns.map(({ id }) => id)),
    });
    if (fields && !faults.length) faults.push(...Object.values(fields));
    const does = faults.length
      ? 'fault'
      : !obligation
        ? 'add'
        : sameContent(obligation.content, content)
          ? 'same'
          : 'change';
    return { row: given.row, name, does, obligation, content: faults.length ? undefined : content, faults, notes };
  });
}

type Cells = SheetRow['cells'];

function known(
  { cells }: SheetRow,
  content: ObligationContent,
  left: ReadonlyMap<number, Obligation>,
  faults: string[],
): Obligation | undefined {
  if (cells.id) {
    const found = /^\d{1,9}$/.test(cells.id) ? left.get(Number(cells.id)) : undefined;
    if (!found) faults.push(`编号“${cells.id}”不是目录中的事项，或者在表中重复；新增的请把编号留空`);
    return found;
  }
  return [...left.values()].find(
    ({ content: { level1, level2 } }) => level1 === content.level1 && level2 === content.level2,
  );
}

function contentOf(cells: Cells, own: Own, faults: string[], notes: string[]): ObligationContent {
  const text = (key: keyof Cells, label: string, most: number, required = true) => {
    const value = cells[key] ?? '';
    if (required && !value) faults.push(`没有填${label}`);
    if ([...value].length > most) faults.push(`${label}超过 ${most} 个字`);
    const [found] = findSensitive(value, label);
    if (found?.severity === 'block') faults.push(`${label}中有个人信息或者不能公开的内容，请改掉`);
    return value;
  };
  const { frequency, term, time } = timeOf(cells, faults, notes);
  const [audience, group] = audienceOf(cells.audience ?? '', faults, notes);
  return {
    ...{ level1: text('level1', '一级事项', 60), level2: text('level2', '二级事项', 60) },
    ...{ elements: text('elements', '公开内容（要素）', LONGEST), basis: text('basis', '公开依据', LONGEST) },
    ...{ time: text('time', '公开时限', 200, false) && time, frequency, term },
    subject: subjectOf(cells.subject ?? '', own, faults),
    channels: text('channels', '公开渠道和载体', 300),
    ...{ audience, group },
    manner: mannerOf(cells.manner ?? '', notes),
    tiers: tiersOf(cells.tiers ?? '', notes),
    columnId: columnOf(cells.column ?? '', own, faults),
    item: itemOf(cells.item ?? '', faults),
    words: wordsIn(cells.words ?? ''),
  };
}

function timeOf(
  cells: Cells,
  faults: string[],
  notes: string[],
): Pick<ObligationContent, 'frequency' | 'term' | 'time'> {
  const said = cells.time ?? '';
  const plain = (words: string) => words.replace(/\s/g, '');
  if (cells.frequency) {
    const frequency = readFrequency(cells.frequency);
    if (!frequency) faults.push(`周期“${cells.frequency}”没有看懂，请填一次、每月、每季度、每半年、每年、事项发生时`);
    const often = frequency ?? 'onEvent';
    const term = readTerm(often, cells.term ?? '');
    if (!term) faults.push(`期限“${cells.term ?? ''}”没有看懂，请填如“期后 10 个工作日”“次年 1 月 31 日”`);
    const whole = { frequency: often, term: term ?? ART_26 };
    return { ...whole, time: plain(said) === plain(dueInWords(whole.frequency, whole.term)) ? '' : said };
  }
  const { frequency, term, read } = readTime(said);
  if (!read) notes.push(`公开时限“${said}”没有写明周期和期限，按“${dueInWords(frequency, term)}”计算`);
  return { frequency, term, time: plain(said) === plain(dueInWords(frequency, term)) ? '' : said };
}

function subjectOf(text: string, { offices, authority }: Own, faults: string[]): ObligationContent['subject'] {
  const names = text
    .split(/[、,，;；\n]+/)
    .map((one) => one.trim())
    .filter(Boolean);
  if (!names.length) faults.push('没有填公开主体');
  const villages = names.some((name) => /^(各|每个)(行政)?村(委会)?$/.test(name));
  const communities = names.some((name) => /^(各|每个)社区(居委会)?$/.test(name));
  const places = names.some((name) => /^(各|每个)(行政)?村(和|\/)社区$/.test(name));
  if (places || (villages && communities)) return { of: 'places' };
  if (villages) return { of: 'villages' };
  if (communities) return { of: 'communities' };
  if (names.some((name) => authority.includes(name) || /^(本机关|镇人民政府|乡镇人民政府|镇政府|乡镇政府)$/.test(name)))
    return { of: 'authority' };
  const open = offices.filter(({ closed }) => !closed);
  const unknown = names.filter((name) => !open.some((office) => office.name === name));
  if (unknown.length) faults.push(`没有“${unknown.join('、')}”这样的科室、村、社区，可以写“各村”“各社区”“本机关”`);
  const ids = open.filter(({ name }) => names.includes(name)).map(({ id }) => id);
  return { of: 'offices', ids: ids.sort((a, b) => a - b) };
}

function audienceOf(text: string, faults: string[], notes: string[]): [Audience, string] {
  if (/特定/.test(text) && !/全社会/.test(text)) {
    const open = text.search(/[（(]/);
    const group = open >= 0 && /[)）]$/.test(text) ? text.slice(open + 1, -1).trim() : '';
    if (!group) notes.push('特定群体没有写明是哪些人，写作“申请人和利害关系人”');
    if ([...group].length > 100) faults.push('特定群体超过 100 个字');
    return ['some', group || '申请人和利害关系人'];
  }
  if (!/全社会/.test(text)) notes.push('没有看懂公开对象，按“全社会”');
  return ['all', ''];
}

function mannerOf(text: string, notes: string[]): Manner {
  if (/依申请/.test(text) && !/主动/.test(text)) return 'application';
  if (!/主动/.test(text)) notes.push('没有看懂公开方式，按“主动公开”');
  return 'active';
}

function tiersOf(text: string, notes: string[]): Tier[] {
  const tiers: Tier[] = [
    ...(/县|区|市/.test(text) ? ['county' as const] : []),
    ...(/乡|镇|街/.test(text) ? ['township' as const] : []),
  ];
  if (tiers.length) return tiers;
  notes.push('没有看懂公开层级，按“乡级”');
  return ['township'];
}

function columnOf(text: string, { columns }: Own, faults: string[]): number | null {
  if (!text) return null;
  const found = columns.find(({ name }) => name === text);
  if (!found) faults.push(`没有“${text}”这个栏目`);
  return found?.id ?? null;
}

function itemOf(text: string, faults: string[]): string | null {
  if (!text) return null;
  const found = disclosureItem(text);
  if (!found) faults.push(`条例事项“${text}”没有看懂，请填如“20.7”“21.8”`);
  return found?.id ?? null;
}
