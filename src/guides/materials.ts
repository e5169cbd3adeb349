import type { Material } from './content.ts';

const NONE = /^(?:无|不需要|无需提交)(?:材料)?。?$/;
const MOST = 40;

/** Papers as an officer writes them, one a line: '居民身份证，原件1，复印件1，双面复印'; three columns of a sheet too.
 *  @returns the papers, null where nothing is written, or a sentence where a line cannot be read */
export function parseMaterials(text: string): Material[] | null | string {
  const lines = text.split('\n').filter((line) => line.trim());
  if (!lines.length) return null;
  if (lines.length === 1 && NONE.test(lines[0]!.trim())) return [];
  if (lines.length > MOST) return `材料最多 ${MOST} 项`;
  const found: Material[] = [];
  for (const [n, line] of lines.entries()) {
    const material = materialIn(line);
    if (typeof material === 'string') return `第 ${n + 1} 行：${material}`;
    if (found.some(({ name }) => name === material.name)) return `第 ${n + 1} 行：“${material.name}”写了两次`;
    found.push(material);
  }
  return found;
}

function materialIn(line: string): Material | string {
  const [name = '', ...rest] = line.split(/[\t,，]/).map((part) => part.trim());
  if (!name) return '应以材料名称开头';
  if (name.length > 100) return '材料名称最多 100 个字';
  const material: Material = { name, originals: 0, copies: 0, note: '' };
  const notes: string[] = [];
  for (const part of rest) {
    const [, kind, count = ''] = /^(原件|复印件)[:：]?(\d*)份?$/.exec(part.replace(/\s/g, '')) ?? [];
    if (!kind) notes.push(part);
    else if (count.length > 2) return '份数应为 0 至 99';
    else material[kind === '原件' ? 'originals' : 'copies'] = Number(count || '1');
  }
  return { ...material, note: notes.filter(Boolean).join('，') };
}

/** As it is written again. */
export function materialsInLines(materials: readonly Material[] | null): string {
  if (!materials) return '';
  if (!materials.length) return '无';
  return materials
    .map(({ name, originals, copies, note }) =>
      [name, originals > 0 && `原件${originals}`, copies > 0 && `复印件${copies}`, note].filter(Boolean).join('，'),
    )
    .join('\n');
}
