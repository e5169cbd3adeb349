/** Text as the patterns want it: no blanks, ASCII digits, no thousands separators. */
export function normalise(text: string): string {
  return text
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/\s/g, '')
    .replace(/(?<=\d)[,，](?=\d{3}(?!\d))/g, '');
}

/** Sentences ended by 。！？ */
export const sentencesOf = (text: string): string[] =>
  normalise(text)
    .split(/[。！？]/)
    .filter(Boolean);

/** The words from the last comma or semicolon before `index` up to it. */
export function clauseBefore(sentence: string, index: number): string {
  return (
    sentence
      .slice(0, index)
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
  `(?:公开|发布|更新|推送)[^，。；,\\d]{0,30}?(\\d+)(?:${UNITS})(?:[（(][^）)]*[）)])?[^；]{0,40}?其中[:：，]?`,
  'g',
);

function partsOf(words: string): Breakdown['parts'] {
  const plain = words.replace(/[（(][^）)]*[）)]/g, '');
  const found = [...plain.matchAll(new RegExp(`([^，、；,;\\d]*?)(?:约)?(\\d+)(?:${UNITS})`, 'g'))];
  return found.flatMap(([, label = '', count]) => (label.startsWith('其中') ? [] : [{ label, count: Number(count) }]));
}

/** “共公开信息 N 条，其中…A 条，…B 篇，…C 条”: every such sentence with its total and parts. */
export function breakdownsOf(sentence: string): Breakdown[] {
  return [...sentence.matchAll(TOTAL_THEN_PARTS)].flatMap((match) => {
    const rest = sentence.slice(match.index + match[0].length);
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
