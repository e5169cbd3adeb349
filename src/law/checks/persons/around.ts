/** What stands around a place of a text, as far as it may say what stands there. */
export interface Around {
  /** the words before it in its line, and of the line above where that ends with what the number is called */
  before: string;
  /** its line */
  line: string;
}

const BEFORE = 24;
/** A longer line is looked at this far to each side. */
const LINE = 200;

/** In time that does not depend on the text's length. @param from @param to the place, in characters of a normal text */
export function around(text: string, from: number, to: number): Around {
  const [head, tail] = [text.slice(Math.max(0, from - LINE), from), text.slice(to, to + LINE)];
  const begins = head.lastIndexOf('\n');
  const own = head.slice(begins + 1);
  const before = own.trim() ? own : labelIn(head.slice(0, Math.max(0, begins))) + own;
  const ends = tail.indexOf('\n');
  const line = before + text.slice(from, to) + (ends < 0 ? tail : tail.slice(0, ends));
  return { before: before.slice(-BEFORE), line };
}

/** Ends a line that says what the next one begins with. */
const LABEL = /(?:[:：]|电话|手机|座机|宅电|方式|(?<!\d)号码?|账户)\s*$/;

/** The last line of a text, where it only names what follows it. */
function labelIn(text: string): string {
  const upper = text.slice(text.lastIndexOf('\n') + 1);
  return LABEL.test(upper) ? upper : '';
}

/** Words of people as private persons: what stands beside them is theirs. */
const PRIVATE =
  /家庭|住宅|宅电|私人|本人|户主|家长|监护人|村民|居民(?!委员会)|患者|当事人|申请人|报名人|学生|姓名|身份证|家属|配偶|亲属|家中|个人/;
/** Words of offices: what stands beside them is how the public reaches them. */
const OFFICIAL =
  /办公|咨询|监督|举报|投诉|服务|热线|值班|传真|联系方式|联系电话|联系人|受理|窗口|总机|公开|报名电话|单位|机关|政府|大厅|中心|科室|邮编|网址|机构|部门|代理|采购人|招标|站|所|局|委员会|办公室|医院|学校|公司|银行|12345/;
/** What an office's own number is called. */
const OF_AN_OFFICE =
  /(?:咨询|监督|举报|投诉|服务|值班|报名|办公|受理|业务|窗口)(?:电话|热线|手机|方式)[^，。；,;\d]{0,8}$/;

/** Whose what stands there seems to be: a person's at home, an office's, or nobody can tell. */
export function ownerOf({ before, line }: Around): 'private' | 'official' | 'unknown' {
  for (const words of [nearest(before), before, line]) {
    if (PRIVATE.test(words)) return 'private';
    if (OFFICIAL.test(words)) return 'official';
  }
  return 'unknown';
}

/** Whether it is called a number by which the public reaches an office. */
export const isHow = ({ before }: Around): boolean => OF_AN_OFFICE.test(before);

/** Of what stands before, the last that belongs together. */
const nearest = (before: string) =>
  before.slice(Math.max(...[...'，。；、'].map((sign) => before.slice(0, -1).lastIndexOf(sign))) + 1);
