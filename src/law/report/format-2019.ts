import { REPLY_ROW_IDS, type ReplyRow, type RowFormat, TABLE_THREE } from './format.ts';

/** Row ids of the 2019 format: (六)其他处理 is one row, the others are those of 2021. 国办公开办函〔2019〕60号 */
export type Row2019 =
  | Exclude<ReplyRow, `other.${string}`>
  | 'other'
  | 'received'
  | 'carriedIn'
  | 'total'
  | 'carriedOut';

const isOther = (id: string) => id.startsWith('other.');

/** Table three of the 2019 format, 23 rows in order. Reports of the years 2019 and 2020 are in it, some later ones too. */
export const TABLE_THREE_2019: readonly RowFormat<Row2019>[] = TABLE_THREE.flatMap((row): RowFormat<Row2019>[] => {
  if (row.id === 'other.correctionOverdue')
    return [{ id: 'other', section: row.section, group: '（六）其他处理', label: '' }];
  return isOther(row.id) ? [] : [{ ...row, id: row.id as Row2019 }];
});

/** Outcome rows of the 2019 format, those that add up to (七)总计. */
export const REPLY_ROWS_2019: readonly Row2019[] = [
  ...REPLY_ROW_IDS.filter((id) => !isOther(id)).map((id) => id as Row2019),
  'other',
];

/** Table two of the 2019 format. */
export const TABLE_TWO_2019 = [
  {
    title: '第二十条第（一）项',
    heads: ['信息内容', '本年新制作数量', '本年新公开数量', '对外公开总数量'],
    rows: ['规章', '规范性文件'],
  },
  {
    title: '第二十条第（五）项',
    heads: ['信息内容', '上一年项目数量', '本年增/减', '处理决定数量'],
    rows: ['行政许可', '其他对外管理服务事项'],
  },
  {
    title: '第二十条第（六）项',
    heads: ['信息内容', '上一年项目数量', '本年增/减', '处理决定数量'],
    rows: ['行政处罚', '行政强制'],
  },
  { title: '第二十条第（八）项', heads: ['信息内容', '上一年项目数量', '本年增/减'], rows: ['行政事业性收费'] },
  { title: '第二十条第（九）项', heads: ['信息内容', '采购项目数量', '采购总金额'], rows: ['政府集中采购'] },
] as const;
