/** What this room says to people. */
export const words = {
  cutLong: (characters: number) => `查询内容较长，已按前 ${characters} 个字检索。`,
  nothingTyped: '请输入要查找的内容，如文件标题中的词语、发文字号或索引号。',
  beside: '相关栏目：',
  onlyMarks: '没有识别出可以检索的文字，请换用中文、字母或数字再试。',
  nothingFound: '没有找到同时包含这些词语的文件。',
  noPhraseFound: '没有找到引号中的原文。',
  lookedInto: (documents: number) =>
    `含有这些字词的文件较多，引号中的原文只在最近的 ${documents} 篇里查找过。要查更早的，请选择年份、栏目，或者去掉引号。`,
  follow: '订阅这个词',
  hints: ['检查有没有错别字，或换用更短、更常用的词语', '去掉栏目、年份、机构等筛选条件', '不加引号，放宽为分词检索'],
  leftOut: (words: readonly string[]) =>
    `没有同时包含全部词语的信息，以下结果省去了${words.map((word) => `“${word}”`).join('、')}。`,
  meant: '您是不是要找：',
  foundInside: '中找到：',
  waiting: '内文正在编入检索。',
  part: (characters: number) => `内文较长，只有前 ${characters} 字编入检索。`,
  unread: (why: string) => `内文未编入检索：${why}。`,
  notLookedInto: (files: number) =>
    `另有 ${files} 个附件的内文没有或没有全部编入检索（如扫描件、压缩包），其中的文字检索不到。`,
  noColumn: (value: string) => `没有“${value}”这个栏目，没有检索。请重新选择栏目，或者选“全部”。`,
  noOffice: (value: string) => `没有“${value}”这个机构，没有检索。请重新选择机构，或者选“全部”。`,
  noYear: (value: string) => `没有 ${value} 年公开的信息，没有检索。请重新选择年份，或者选“全部”。`,
  tooDeep: (most: number) => `只能逐页查看最近的 ${most} 条结果，请增加词语或筛选条件缩小范围。`,
};
