/** What stands around a place of a text, as far as it may say what stands there. */
export interface Around {
  /** the words before it in its line */
  before: string;
  /** its line */
  line: string;
}

const BEFORE = 24;
/** A longer line is looked at this far to each side. */
const LINE = 200;

/** @param from @param to the place, in characters of a normal text */
export function around(text: string, from: number, to: number): Around {
  const begins = Math.max(text.lastIndexOf('\n', from - 1) + 1, from - LINE);
  const next = text.indexOf('\n', to);
  const ends = Math.min(next < 0 ? text.length : next, to + LINE);
  return { before: text.slice(Math.max(begins, from - BEFORE), from), line: text.slice(begins, ends) };
}

/** Words of people as private persons: what stands beside them is theirs. */
const PRIVATE =
  /家庭|住宅|宅电|私人|本人|户主|家长|监护人|村民|居民|患者|当事人|申请人|报名人|学生|姓名|身份证|家属|配偶|亲属/;
/** Words of offices: what stands beside them is how the public reaches them. */
const OFFICIAL =
  /办公|咨询|监督|举报|投诉|服务|热线|值班|传真|联系方式|联系电话|联系人|受理|窗口|总机|公开|报名电话|单位|机关|政府|大厅|中心|科室|邮编|网址|机构|部门|代理|采购人|招标/;

/** Whose what stands there seems to be: a person's at home, an office's, or nobody can tell. */
export function ownerOf({ before, line }: Around): 'private' | 'official' | 'unknown' {
  for (const words of [before, line]) {
    if (PRIVATE.test(words)) return 'private';
    if (OFFICIAL.test(words)) return 'official';
  }
  return 'unknown';
}
