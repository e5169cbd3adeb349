import { nameAt, type Own, wholeAt } from './own.ts';
import { type Quantity, quantityAt } from './quantities.ts';
import { type Kind, type Word, wordAt } from './words.ts';

export interface Token {
  kind: Kind | 'quantity' | 'comma' | 'pause' | 'open' | 'close' | 'unknown';
  value: string;
  at: number;
  end: number;
  quantity?: Quantity;
}

const MARKS: Record<string, Token['kind']> = {
  '，': 'comma',
  ',': 'comma',
  '；': 'comma',
  ';': 'comma',
  '：': 'comma',
  ':': 'comma',
  '、': 'pause',
  '（': 'open',
  '(': 'open',
  '）': 'close',
  ')': 'close',
};
const YEAR = /((?:19|20)\d\d)年?(?:[-—–~～至到]+((?:19|20)\d\d))?年度?|((?:19|20)\d\d)[-—–~～]+((?:19|20)\d\d)年度?/y;
const MONTHS =
  /(\d{1,2})(?:月份?(?:\d{1,2}日)?)?(?:至|到|[-—–~～]+)(?:(?:20\d\d年)?)(\d{1,2})月份?(?:\d{1,2}日|底|末)?(?:止|期间)?/y;
const MONTH = /(\d{1,2})月(?:份|\d{1,2}日|底|末|上旬|中旬|下旬)?/y;
const YEAR_END = /年[底末终]/y;
/** No figures: numbers of documents, articles, hotlines, hours. */
const NUMBERED = /(?:\d{1,2}[.．](?!\d)|第\d{1,6}[条号届次个批期项]|\d{5}(?=热线|平台)|〔\d{4}〕\d{1,5}号)/y;

const matched = (pattern: RegExp, sentence: string, at: number) => {
  pattern.lastIndex = at;
  return pattern.exec(sentence);
};

function timeAt(sentence: string, at: number, year: number | undefined): Word | undefined {
  if (!/[\d年]/.test(sentence[at] ?? '')) return undefined;
  const ended = matched(YEAR_END, sentence, at);
  if (ended) return { kind: 'plain', value: 'end', length: ended[0].length };
  const years = matched(YEAR, sentence, at);
  if (years) {
    const [written, one, until, from, to] = years;
    const said = Number(one ?? from);
    const last = until ?? to;
    if (last !== undefined) return { kind: 'year', value: 'span', length: written.length };
    const value = year === undefined || said === year ? 'stated' : said > year ? 'later' : 'other';
    return { kind: 'year', value, length: written.length };
  }
  const months = matched(MONTHS, sentence, at);
  if (months) {
    const whole = Number(months[1]) === 1 && Number(months[2]) === 12;
    return { kind: whole ? 'plain' : 'year', value: whole ? 'months' : 'partial', length: months[0].length };
  }
  const month = matched(MONTH, sentence, at);
  if (!month) return undefined;
  return { kind: 'year', value: month[1] === '12' ? 'december' : 'month', length: month[0].length };
}

function tokenAt(sentence: string, at: number, own: Own, year: number | undefined, before: Token | undefined): Token {
  const token = (kind: Token['kind'], value: string, length: number): Token => ({ kind, value, at, end: at + length });
  const mark = MARKS[sentence[at]!];
  if (mark) return token(mark, sentence[at]!, 1);
  const numbered = matched(NUMBERED, sentence, at);
  if (numbered) return token('plain', 'number', numbered[0].length);
  const time = timeAt(sentence, at, year);
  if (time) return token(time.kind, time.value, time.length);
  const word = nameAt(sentence, at, own) ?? wholeAt(sentence, at, own) ?? wordAt(sentence, at);
  const approx = before?.kind === 'approx' ? sentence.slice(before.at, before.end).replace('为', '') : '';
  // 一般、一次性: a word that begins like a number is a word
  const quantity = quantityAt(sentence, at, approx);
  if (quantity && (!word || quantity.length >= word.length))
    return { ...token('quantity', quantity.unit, quantity.length), quantity };
  return word ? token(word.kind, word.value, word.length) : token('unknown', sentence[at]!, 1);
}

/** How another authority's name ends. */
const NAMED =
  /(?:局|委|委员会|厅|镇|乡|街道|街道办|村|社区|管委会|支队|大队|政府|办事处|公司|大学|学校|医院|法院|检察院)$/;
const NAMES_BEFORE: readonly Token['kind'][] = [
  'verb',
  'total',
  'quantity',
  'pause',
  'year',
  'open',
  'approx',
  'plain',
  'decided',
  'figure',
  'made',
];
const NAMES_BEHIND: readonly Token['kind'][] = ['comma', 'pause', 'among', 'year', 'plain', 'close', 'open', 'joined'];

/** A sentence's words; what is not known is joined, and told whether it names another authority. */
export function tokensOf(sentence: string, own: Own, year: number | undefined): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < sentence.length; ) {
    const last = tokens.at(-1);
    const next = tokenAt(sentence, at, own, year, last);
    at = next.end;
    if (next.kind === 'unknown' && last?.kind === 'unknown') {
      last.value += next.value;
      last.end = next.end;
    } else tokens.push(next);
  }
  return carriedByYear(
    tokens.map((token, n) =>
      isAnothers(token, tokens[n - 1], tokens[n + 1]) ? { ...token, kind: 'elsewhere' } : token,
    ),
  );
}

const isAnothers = ({ kind, value }: Token, before: Token | undefined, behind: Token | undefined) =>
  kind === 'unknown' &&
  value.length > 1 &&
  NAMED.test(value) &&
  (!before || NAMES_BEHIND.includes(before.kind)) &&
  behind !== undefined &&
  NAMES_BEFORE.includes(behind.kind);

/** 2022年结转 and 结转2024年: a year beside 结转 tells its direction, and no year of the sentence. */
function carriedByYear(tokens: Token[]): Token[] {
  const out: Token[] = [];
  for (let n = 0; n < tokens.length; n += 1) {
    const token = tokens[n]!;
    const last = out.at(-1);
    if (token.kind === 'carry' && token.value === 'either' && last?.kind === 'year' && last.value === 'other') {
      out.pop();
      out.push({ ...token, value: 'in', at: last.at });
      continue;
    }
    const at = tokens[n + 1]?.kind === 'plain' ? n + 2 : n + 1;
    const later = tokens[at];
    if (
      token.kind === 'carry' &&
      token.value === 'either' &&
      later?.kind === 'year' &&
      /later|other/.test(later.value)
    ) {
      out.push({ ...token, value: later.value === 'later' ? 'out' : 'in', end: later.end });
      n = at;
      continue;
    }
    out.push(token);
  }
  return out;
}
