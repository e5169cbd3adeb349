import type { Hit } from '../finding.ts';

/** Shares of a whole: none is above a hundred. */
const SHARE =
  /(?:占(?!比?(?:去|上)年)[^，。；,;\n\d]{0,12}|(?:覆盖|合格|满意|入学|达标|普及|办结|知晓|参保|就业|出勤|公开|及时|命中|回复|签约)率[^，。；,;\n\d]{0,8})(\d{1,6}(?:\.\d{1,4})?)%/g;
const OF_TOTAL =
  /(?:共|合计|总计|总共)[^，。；,;\n\d]{0,12}(\d{1,9}(?:\.\d{1,4})?)([件个人户条项次份篇万亿元公里吨亩]{1,3})[，；：,;:]其中[:：]?((?:[^。；;\n\d]{0,16}\d{1,9}(?:\.\d{1,4})?\2[、，,和及]{0,2}){2,12})/g;

/** Parts of which one may be in another: girls, boarders, those of some age. */
const OVERLAPPING = /寄宿|党员|学历|本科|专科|大专|以上|以下|少数民族|低保|困难|脱贫|其他人员/;

/** Figures that cannot be, in a normal text: shares above a hundred, parts that come to more than their whole. */
export function figuresOf(text: string): Hit[] {
  return [...shares(text), ...totals(text)];
}

function shares(text: string): Hit[] {
  return [...text.matchAll(SHARE)]
    .filter(([, share]) => Number(share) > 100)
    .map(({ 0: found, index }) => ({
      ...{ from: index, to: index + found.length, check: 'form.percentage', severity: 'warn' },
      message: '占比或者比率超过 100%，请核对',
    }));
}

function totals(text: string): Hit[] {
  return [...text.matchAll(OF_TOTAL)].flatMap(({ 0: found, 1: total, 2: unit, 3: list, index }) => {
    const parts = [...list!.matchAll(new RegExp(`(\\d{1,9}(?:\\.\\d{1,4})?)${unit}`, 'g'))].map(([, part]) =>
      Number(part),
    );
    const sum = Math.round(parts.reduce((all, part) => all + part, 0) * 10_000) / 10_000;
    if (sum <= Number(total) || OVERLAPPING.test(list!)) return [];
    const message = `各分项合计 ${sum}${unit}，超过总数 ${total}${unit}，请核对`;
    return { from: index, to: index + found.length, check: 'form.sum', severity: 'warn', message };
  });
}
