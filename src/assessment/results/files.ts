import { GRADES, pointsInWords } from '../../law/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { excel } from '../../platform/excel.ts';
import { type Block, demoMark, type Paper, type PaperCell, paperDate } from '../../platform/papers/index.ts';
import { pointsOf } from '../round/parts.tsx';
import { standingOf } from '../round/standing.ts';
import { appealsOf, bySubject, type Subject, scoresOf, subjectsOf } from '../round/store.ts';
import type { Scheme } from '../scheme/store.ts';
import { SCORE_KINDS, SUBJECT_STATES } from '../words.ts';

/** A round as a table: all of them, each with every item. */
async function tableOf(db: Db, scheme: Scheme) {
  const subjects = await subjectsOf(db, scheme.id);
  const ids = subjects.map(({ id }) => id);
  const [scores, appeals] = [bySubject(await scoresOf(db, ids)), bySubject(await appealsOf(db, ids))];
  return subjects.map((subject) => ({
    subject,
    standing: standingOf(scheme.content!, scores.get(subject.id) ?? [], appeals.get(subject.id) ?? []),
  }));
}
type Line = Awaited<ReturnType<typeof tableOf>>[number];

const totalOf = ({ total, state }: Subject) => (total === null ? SUBJECT_STATES[state] : pointsInWords(total));
const gradeOf = ({ grade }: Subject) => (grade ? GRADES[grade] : '—');
const givenOf = ({ waits, item, points }: Line['standing'][number]) => (waits ? '—' : pointsOf(item, points));

/** 考核结果表 with a sheet of what every score was made of. */
export async function resultsXlsx(db: Db, scheme: Scheme): Promise<Buffer> {
  const content = scheme.content!;
  const lines = await tableOf(db, scheme);
  const book = new (await excel()).Workbook();
  const sheet = book.addWorksheet('考核结果', { views: [{ state: 'frozen', ySplit: 1, xSplit: 1 }] });
  sheet.columns = [
    { header: '考核对象', width: 32 },
    { header: '得分', width: 10 },
    { header: '等次', width: 8 },
    ...content.items.map(({ title }) => ({ header: title, width: Math.max(10, title.length * 2) })),
  ];
  sheet.getRow(1).font = { bold: true };
  sheet.addRow(['分值', 100, '', ...content.items.map(({ weight }) => weight / 100)]);
  for (const { subject, standing } of lines)
    sheet.addRow([
      subject.name,
      subject.total === null ? SUBJECT_STATES[subject.state] : subject.total / 100,
      gradeOf(subject),
      ...standing.map((one) => (one.waits ? '' : one.points === null ? '不计' : one.points / 100)),
    ]);
  const proof = book.addWorksheet('计分依据', { views: [{ state: 'frozen', ySplit: 1 }] });
  proof.columns = [
    '考核对象',
    '项目',
    '方式',
    '分数',
    '数值',
    '统计期间',
    '怎样计分',
    '说明和理由',
    '评分人',
    '时间',
  ].map((header, at) => ({ header, width: [32, 24, 14, 8, 12, 24, 40, 60, 12, 20][at]! }));
  proof.getRow(1).font = { bold: true };
  for (const { subject, standing } of lines)
    for (const { item, history } of standing)
      for (const { kind, points, trace, reason, givenName, givenBy, givenAt } of history)
        proof.addRow([
          ...[subject.name, item.title, SCORE_KINDS[kind], points === null ? '不计' : points / 100],
          ...[trace?.value ?? '', trace ? `${trace.from} 至 ${trace.to}` : '', trace?.scale ?? item.basis],
          ...[[trace?.said, reason].filter(Boolean).join('；'), givenBy === null ? '机器' : givenName],
          givenAt,
        ]);
  proof.getColumn(10).numFmt = 'yyyy-mm-dd hh:mm';
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** Columns of a page that a paper can hold beside name, points and grade. */
const COLUMNS = 6;

/** 考核结果表 as an official paper; many items go on in further tables. */
export async function resultsPaper(db: Db, scheme: Scheme, today: string, isDemo: boolean): Promise<Paper> {
  const content = scheme.content!;
  const lines = await tableOf(db, scheme);
  const cell = (text: string, more: Partial<PaperCell> = {}): PaperCell => ({ text, ...more });
  const head = (texts: readonly string[]) => texts.map((text) => cell(text, { strong: true }));
  const parts: Block[] = [];
  for (let from = 0; from < content.items.length; from += COLUMNS) {
    const items = content.items.slice(from, from + COLUMNS);
    parts.push(
      { kind: 'heading', level: 2, text: `（分项${content.items.length > COLUMNS ? ` ${from / COLUMNS + 1}` : ''}）` },
      {
        ...{ kind: 'table', widths: [5, ...items.map(() => 3)], head: 1 },
        rows: [
          head(['考核对象', ...items.map(({ title, weight }) => `${title}\n${pointsInWords(weight)} 分`)]),
          ...lines.map(({ subject, standing }) => [
            cell(subject.name, { left: true }),
            ...standing.slice(from, from + COLUMNS).map((one) => cell(givenOf(one))),
          ]),
        ],
      },
    );
  }
  return {
    ...{ title: `${scheme.year} 年度工作考核结果表`, author: scheme.keeperName, ...demoMark(isDemo) },
    blocks: [
      { kind: 'title', lines: ['政府信息公开工作考核结果表'] },
      { kind: 'day', text: `${scheme.year} 年度` },
      { kind: 'paragraph', text: content.note.split('\n')[0]! },
      {
        ...{ kind: 'table', widths: [6, 2, 2, 3], head: 1 },
        rows: [
          head(['考核对象', '得分', '等次', '状态']),
          ...lines.map(({ subject }) => [
            cell(subject.name, { left: true }),
            ...[totalOf(subject), gradeOf(subject), SUBJECT_STATES[subject.state]].map((text) => cell(text)),
          ]),
        ],
      },
      ...parts,
      { kind: 'note', text: '机器计分的项目由信息公开台账统计，计分依据见同名 Excel 文件。' },
      { kind: 'signature', organisation: scheme.keeperName, date: paperDate(today) },
    ],
  };
}
