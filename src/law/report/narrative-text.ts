/** Text as the patterns want it: no blanks, ASCII digits, no thousands separators, no signs of notes behind figures. */
function normalise(text: string): string {
  return text
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/\s/g, '')
    .replace(/(?<=\d)[\u00b2\u00b3\u00b9\u2070-\u2079\u2460-\u2473]+/g, '')
    .replace(/(?<=\d)[,，](?=\d{3}(?!\d))/g, '');
}

/** Sentences ended by 。！？ */
export const sentencesOf = (text: string): string[] =>
  normalise(text)
    .split(/[。！？]/)
    .filter(Boolean);

/** Beyond these lengths (UTF-16 units) no report writes a clause or a list of parts; they bound the work on any text. */
const LONGEST_CLAUSE = 200;
const LONGEST_LIST = 400;

/** The words from the last comma or semicolon before `index` up to it. */
export function clauseBefore(sentence: string, index: number): string {
  return (
    sentence
      .slice(Math.max(0, index - LONGEST_CLAUSE), index)
      .split(/[，；,;]/)
      .at(-1) ?? ''
  );
}

/** Whether words speak of another year than the report's. */
export function ofAnotherYear(words: string, year: number | undefined): boolean {
  if (/去年|上一年|上年度?(?!结转)|同比|环比|较上|相比|累计至|近[两三五]年|[增减]加?|下降|上升/.test(words))
    return true;
  return year !== undefined && [...words.matchAll(/(20\d\d)(?=年)/g)].some(([, stated]) => Number(stated) !== year);
}

const UNITS = '条|篇|件|份|则|期|次';

export interface Breakdown {
  total: number;
  parts: { label: string; count: number }[];
  quote: string;
  /** the words before the total, for the year that they speak of */
  before: string;
}

const TOTAL_THEN_PARTS = new RegExp(
  `(?:共|累计)?(?:主动)?(?:公开|发布|更新|推送)(?:(?!公开|发布|更新|推送)[^，。；,\\d]){0,30}?(\\d+)(?:${UNITS})(?:[（(][^）)]{0,100}[）)])?[^；]{0,40}?其中[:：，]?`,
  'g',
);

const COUNT = new RegExp(`(?<!\\d)(\\d+)(?:${UNITS})`, 'g');

/** Every counted thing of a list, with the words since the last comma or count before it. */
function partsOf(words: string): Breakdown['parts'] {
  const plain = words.replace(/[（(][^）)]{0,100}[）)]/g, '');
  let end = 0;
  return [...plain.matchAll(COUNT)].flatMap((match) => {
    const label =
      plain
        .slice(end, match.index)
        .split(/[，、；,;]/)
        .at(-1) ?? '';
    end = match.index + match[0].length;
    return label.startsWith('其中') ? [] : [{ label, count: Number(match[1]) }];
  });
}

/** “共公开信息 N 条，其中…A 条，…B 篇，…C 条”: every such sentence with its total and parts. */
export function breakdownsOf(sentence: string): Breakdown[] {
  return [...sentence.matchAll(TOTAL_THEN_PARTS)].flatMap((match) => {
    const begin = match.index + match[0].length;
    const rest = sentence.slice(begin, begin + LONGEST_LIST);
    const total = Number(match[1]);
    const short = partsOf(rest.split('；')[0] ?? '');
    const long = partsOf(rest);
    const add = (parts: Breakdown['parts']) => parts.reduce((all, { count }) => all + count, 0);
    const parts = add(short) !== total && add(long) === total ? long : short;
    const quote = match[0] + (rest.split('；')[0] ?? '');
    return parts.length > 0 ? [{ total, parts, quote, before: clauseBefore(sentence, match.index) }] : [];
  });
}

const CHANNEL =
  /网站|网页|门户|平台|微信|微博|公众号|视频号|抖音|头条|客户端|新媒体|两微|栏|屏|终端|报|电视|广播|群|公报|方式|渠道/;

/** Whether the parts are meant to be all there is: a rest is named, or all are channels, or there are three or more. */
export function isExhaustive(parts: Breakdown['parts']): boolean {
  if (parts.length < 2) return false;
  return (
    parts.length > 2 ||
    parts.some(({ label }) => /其他|其它|其余|另/.test(label)) ||
    parts.every(({ label }) => CHANNEL.test(label))
  );
}
