import { findSensitive, isName } from '../law/index.ts';
import { rarity, tagged } from './cut.ts';
import { onlyAsks } from './everyday.ts';

/** Words of every paper and every sentence, which say nothing of what it is about. ○ */
const EMPTY = new Set(
  '关于 工作 做好 印发 进一步 开展 实施 方案 办法 细则 意见 规定 管理 加强 本次 问题 反映 咨询 建议 投诉 举报 求助 纠错 演示 怎么办 没有 没人 现在 不够 一下 标准 时间 几点 三天 地点 哪儿 一直 已经 还是 解决 处理 尽快 麻烦 您好 谢谢 政府 部门 单位 居民 群众 村民 今年 春季 夏季 秋季 冬季 年度'.split(
    ' ',
  ),
);

/** A word that tells what somebody speaks of. */
export interface Telling {
  word: string;
  /** how rare it is in the language */
  weight: number;
}

/** Words that tell what a line is about, each once: none of those with which people ask, no names of persons, no numbers. */
export function tellingWords(text: string): Telling[] {
  const words = tagged(text).filter(
    ({ word, tag }) =>
      [...word].length > 1 &&
      !/\d/.test(word) &&
      !EMPTY.has(word) &&
      !onlyAsks(word) &&
      !(tag === 'nr' && isName(word)) &&
      findSensitive(word).length === 0,
  );
  return [...new Set(words.map(({ word }) => word))].map((word) => ({ word, weight: rarity(word) }));
}
