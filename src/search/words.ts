/** What this room says to people. */
export const words = {
  cutLong: (characters: number) => `查询内容较长，已按前 ${characters} 个字检索。`,
  nothingTyped: '请输入要查找的内容，如文件标题中的词语、发文字号或索引号。',
  beside: '相关栏目：',
  onlyMarks: '没有识别出可以检索的文字，请换用中文、字母或数字再试。',
  nothingFound: '没有找到同时包含这些词语的文件。',
  hints: ['检查有没有错别字，或换用更短、更常用的词语', '去掉栏目、年份、机构等筛选条件', '不加引号，放宽为分词检索'],
  tooDeep: (most: number) => `只能逐页查看最近的 ${most} 条结果，请增加词语或筛选条件缩小范围。`,
};
