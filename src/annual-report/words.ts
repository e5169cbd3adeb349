import type { Handling } from '../applications/index.ts';
import { COLUMN_LABELS, REMEDY_BLOCKS, REMEDY_RESULTS, TABLE_THREE } from '../law/index.ts';
import { type Channel, channelNames } from '../publishing/index.ts';
import { cellOf } from './cells.ts';
import type { ActKind, Standing } from './tables.ts';

/** What this room calls its things before people. */
export const actNames: Record<ActKind, string> = {
  licence: '行政许可',
  penalty: '行政处罚',
  coercion: '行政强制',
  fee: '行政事业性收费',
  documentOpening: '规范性文件年初结存（启用平台前现行有效）',
  documentIssued: '规范性文件制发（未在平台公开的）',
  documentRepealed: '规范性文件废止（未在平台公开的）',
  otherChannel: '其他渠道公开',
};
/** What a kind is counted in. */
export const actUnit = (kind: ActKind): string => (kind === 'fee' ? '元' : kind === 'otherChannel' ? '条' : '件');
export const actKinds = Object.keys(actNames) as ActKind[];

export const standingNames: Record<Standing, string> = { done: '已完成', partly: '部分完成', open: '尚未完成' };

/** What table three does not tell of how applications were handled. */
export const handlingNames: Record<Handling, string> = {
  late: '超过法定期限答复的申请',
  extended: '延长期限答复的申请',
  overdue: '年末已超过期限仍未答复的申请',
};
export const isHandling = (name: string): name is Handling => Object.hasOwn(handlingNames, name);

export const stateNames = { draft: '编制中', published: '已发布', correcting: '更正中' } as const;

const twoNames: Record<string, string> = {
  'rules.issued': '规章·本年制发件数',
  'rules.repealed': '规章·本年废止件数',
  'rules.effective': '规章·现行有效件数',
  'normativeDocuments.issued': '行政规范性文件·本年制发件数',
  'normativeDocuments.repealed': '行政规范性文件·本年废止件数',
  'normativeDocuments.effective': '行政规范性文件·现行有效件数',
  licences: '行政许可·本年处理决定数量',
  penalties: '行政处罚·本年处理决定数量',
  coercions: '行政强制·本年处理决定数量',
  fees: '行政事业性收费·本年收费金额（万元）',
};

/** A row of table three in words: '（三）不予公开 1.属于国家秘密' */
export function rowName(id: string): string {
  const row = TABLE_THREE.find((one) => one.id === id);
  if (!row) return id;
  return [(row.group || row.section).replace(/（区分处理.*?）/, ''), row.label].filter(Boolean).join(' ');
}

/** A cell in words: '表三 （一）予以公开·自然人' */
export function cellTitle(path: string): string {
  const cell = cellOf(path);
  if (!cell) return path;
  if (cell.table === 'two') return `表二 ${twoNames[cell.path]}`;
  if (cell.table === 'three') return `表三 ${rowName(cell.row)}·${COLUMN_LABELS[cell.kind ?? 'total']}`;
  return `表四 ${REMEDY_BLOCKS[cell.block]}·${cell.result === 'total' ? '总计' : REMEDY_RESULTS[cell.result]}`;
}

/** A figure of the report in words: a cell, or a channel ('channels.website'). */
export function figureTitle(path: string): string {
  const channel = /^channels\.(\w+)$/.exec(path)?.[1];
  return channel === undefined ? cellTitle(path) : `公开渠道 ${channelNames[channel as Channel] ?? channel}`;
}
