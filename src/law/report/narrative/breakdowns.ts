import { CHANNELS } from '../../channels.ts';
import type { Finding } from '../report.ts';
import type { Judged } from './judged.ts';

/** Beyond these lengths (UTF-16 units) no report writes a clause or a list of parts; they bound the work on any text. */
const LONGEST_CLAUSE = 200;
const LONGEST_LIST = 400;
const UNITS = '条|篇|件|份|则|期|次';

interface Breakdown {
  total: number;
  parts: { label: string; count: number }[];
  quote: string;
}

const TOTAL_THEN_PARTS = new RegExp(
  `(?:共|累计)?(?:主动)?(?<![予分意不请])(?:公开|发布|更新|推送)(?:(?!公开|发布|更新|推送|申请|复议|诉讼)[^，。；,\\d]){0,30}?(\\d+)(?:${UNITS})(?:[（(][^）)]{0,100}[）)])?[^；]{0,40}?其中[:：，]?`,
  'g',
);
const COUNT = new RegExp(`(?<!\\d)(\\d+)(?:${UNITS})`, 'g');

/** The words from the last comma or semicolon before `index` up to it. */
const clauseBefore = (sentence: string, index: number): string =>
  sentence
    .slice(Math.max(0, index - LONGEST_CLAUSE), index)
    .split(/[，；,;]/)
    .at(-1) ?? '';

/** Whether words speak of another year than the report's. */
function ofAnotherYear(words: string, year: number | undefined): boolean {
  if (/去年|上一年|上年度?|同比|环比|较上|相比|累计至|以来|近[两三五]年|[增减]加?|下降|上升/.test(words)) return true;
  return year !== undefined && [...words.matchAll(/(20\d\d)(?=年)/g)].some(([, stated]) => Number(stated) !== year);
}

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

const add = (parts: Breakdown['parts']) => parts.reduce((all, { count }) => all + count, 0);

/** “共公开信息 N 条，其中…A 条，…B 篇，…C 条”: every such sentence of the report's year with its total and parts. */
export function breakdownsOf(sentence: string, year: number | undefined): Breakdown[] {
  return [...sentence.matchAll(TOTAL_THEN_PARTS)].flatMap((match) => {
    if (ofAnotherYear(clauseBefore(sentence, match.index), year)) return [];
    const begin = match.index + match[0].length;
    // where another total begins, its own parts do
    const rest = sentence.slice(begin, begin + LONGEST_LIST).split('其中')[0] ?? '';
    const total = Number(match[1]);
    const short = partsOf(rest.split('；')[0] ?? '');
    const long = partsOf(rest);
    const parts = add(short) !== total && add(long) === total ? long : short;
    const quote = match[0] + (rest.split('；')[0] ?? '');
    return parts.length > 0 ? [{ total, parts, quote }] : [];
  });
}

const CHANNEL =
  /网站|网页|门户|平台|微信|微博|公众号|视频号|抖音|头条|客户端|新媒体|两微|栏|屏|终端|报|电视|广播|群|公报|方式|渠道/;
/** The three parts by which government sites count what they publish. */
const BY_SECTION = [/概况/, /动态/, /目录/];

/** Whether the parts are meant to be all there is: a rest is named, or all are channels, or a list that is known whole. */
function isExhaustive(parts: Breakdown['parts']): boolean {
  if (parts.length < 2) return false;
  return (
    parts.some(({ label }) => /其他|其它|其余|另/.test(label)) ||
    parts.every(({ label }) => CHANNEL.test(label)) ||
    BY_SECTION.every((section) => parts.some(({ label }) => section.test(label)))
  );
}

const finding = (where: string, expected: number, found: number, message: string): Finding => ({
  rule: 'N-TEXT',
  where,
  expected,
  found,
  message,
});

/** The parts against their total. Parts that may not be all are a doubt, where there are three or more of them. */
function againstItself({ total, parts, quote }: Breakdown, where: string): Judged {
  const together = add(parts);
  if (together === total) return { findings: [], hints: [] };
  const sum = parts.map(({ count }) => count).join(' + ');
  const message = `“${quote}”：分项 ${sum} = ${together}，与总数 ${total} 不符`;
  if (together > total || isExhaustive(parts))
    return { findings: [finding(where, total, together, message)], hints: [] };
  return {
    findings: [],
    hints: parts.length > 2 ? [finding(where, total, together, `${message}；可能没有列全，请核对`)] : [],
  };
}

/** The named channels against the ledger's. */
function againstLedger({ parts, quote }: Breakdown, where: string, channels: Record<string, number>): Finding[] {
  return Object.entries(CHANNELS).flatMap(([channel, { inReports }]) => {
    if (!inReports) return [];
    const { words, label } = inReports;
    const part = parts.filter((one) => words.test(one.label));
    const counted = channels[channel] ?? 0;
    if (part.length !== 1 || part[0]!.count === counted) return [];
    const { count } = part[0]!;
    return [finding(where, counted, count, `“${quote}”：台账中${label} ${counted} 条，文中写 ${count} 条`)];
  });
}

/** What a sentence says of publications, by their parts. */
export function breakdownsIn(
  sentence: string,
  where: string,
  { year, channels }: { year?: number | undefined; channels?: Record<string, number> | undefined },
): Judged {
  const judged = breakdownsOf(sentence, year).map((one) => {
    const { findings, hints } = againstItself(one, where);
    return { findings: [...findings, ...(channels ? againstLedger(one, where, channels) : [])], hints };
  });
  return { findings: judged.flatMap(({ findings }) => findings), hints: judged.flatMap(({ hints }) => hints) };
}
