import { DISCLOSURE_ITEMS } from '../../../law/index.ts';
import type { CatalogueItem, Column } from '../../columns/queries.ts';

interface Option {
  value: string;
  label: string;
}

const none: Option = { value: '', label: '请选择' };

/** Children stand indented below their parents. */
export function columnOptions(columns: readonly Column[]): Option[] {
  const depth = new Map<number, number>();
  return [
    none,
    ...columns.map(({ id, parentId, name }) => {
      const deep = parentId === null ? 0 : (depth.get(parentId) ?? 0) + 1;
      depth.set(id, deep);
      return { value: String(id), label: `${'　'.repeat(deep)}${name}` };
    }),
  ];
}

/** 条例 arts. 20, 21 */
export const articleOptions: Option[] = [
  none,
  ...DISCLOSURE_ITEMS.map(({ id, article, short }) => ({ value: id, label: `${article}　${short}` })),
];

export function catalogueOptions(items: readonly CatalogueItem[]): Option[] {
  return [
    { value: '', label: '不属于目录事项' },
    ...items.map(({ id, code, level1, level2 }) => ({ value: String(id), label: `${code}　${level1} / ${level2}` })),
  ];
}
