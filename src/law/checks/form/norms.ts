import type { CheckFinding } from '../finding.ts';

/** A document that is to be published, as far as the norms for papers speak of it. */
export interface Paper {
  title: string;
  /** lines of the body */
  bodyText: string;
  documentNumber: string;
  /** 'YYYY-MM-DD' */
  formedOn: string | null;
  /** it is a rule or a normative document */
  normative: boolean;
  /** what its column is for */
  column: 'news' | 'notice' | 'policy' | 'other' | null;
  /** names of the channels that its column asks for and that were not chosen */
  unchosen: readonly string[];
  /** names */
  attachments: readonly string[];
  /** of the pictures in the body, what each is described by */
  pictures: readonly string[];
  /** it is explained by another document, or explains one itself */
  interpreted: boolean;
  /** 'YYYY-MM-DD': the last day to publish; undefined: the calendar does not reach it */
  publishBy: string | undefined;
}

/** Something that a paper lacks: no place in its text. */
export interface Lack extends Pick<CheckFinding, 'check' | 'severity' | 'text' | 'message'> {
  /** of the form in which it is written */
  field: 'title' | 'body_html' | 'documentNumber' | 'formedOn' | 'column' | 'files' | 'relations' | 'channels';
}

/** 文种 of official papers, and what else such papers are called.《党政机关公文处理工作条例》 art. 8 ○ */
const KINDS =
  '决议|决定|命令|令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要|公示|启事|办法|规定|细则|方案|规划|计划|要点|制度|条例|守则|预案|指南|目录|清单|预算|决算|名单|总结|解读|问答';
const ENDS_IN_KIND = new RegExp(`(?:${KINDS})(?:（[^（）]{1,12}）)*$`);
const NUMBER_YEAR = /〔(\d{4})〕/;
const CLOSING = /[。，；、：]$/;

/** What the norms for official papers and for websites ask of a document that is to be published, beside its words.
 *  《党政机关公文处理工作条例》 arts. 8, 9 ○; 条例 art. 26; 国办发〔2016〕80 号 (解读 with the document) ○;
 *  GB/T 37668-2019 (pictures described) ○ @param today 'YYYY-MM-DD' in China */
export function normsOf(paper: Paper, today: string): Lack[] {
  return [
    ...titleOf(paper),
    ...numberOf(paper),
    ...(paper.normative && !paper.interpreted
      ? [lack('norm.interpretation', 'relations', '规范性文件应当与解读材料同步公开，还没有关联解读')]
      : []),
    ...picturesOf(paper),
    ...attachmentsOf(paper),
    ...columnOf(paper),
    ...(paper.unchosen.length
      ? [lack('norm.channels', 'channels', `栏目规定还要在${paper.unchosen.join('、')}公开，没有勾选`)]
      : []),
    ...(paper.publishBy !== undefined && today > paper.publishBy
      ? [lack('norm.late', 'formedOn', `成文日期起 20 个工作日的公开期限是 ${paper.publishBy}，已经超期`)]
      : []),
  ];
}

const lack = (check: Lack['check'], field: Lack['field'], message: string, text = ''): Lack => ({
  ...{ check, field, text, message },
  severity: 'hint',
});

/** Whether it is written as an official paper. */
const isOfficial = ({ normative, documentNumber }: Paper) => normative || documentNumber.trim() !== '';

function titleOf(paper: Paper): Lack[] {
  const title = paper.title.trim();
  if (!title) return [];
  if (CLOSING.test(title)) return [lack('norm.title', 'title', '标题末尾不用标点', title.at(-1)!)];
  if (!isOfficial(paper) || ENDS_IN_KIND.test(title)) return [];
  return [lack('norm.title', 'title', '公文标题应写明事由和文种，一般写作“关于……的通知”')];
}

function numberOf(paper: Paper): Lack[] {
  const number = paper.documentNumber.trim();
  if (!number)
    return paper.column === 'policy' && !paper.normative && ENDS_IN_KIND.test(paper.title.trim())
      ? [lack('norm.document-number', 'documentNumber', '政策文件一般有发文字号，请核对')]
      : [];
  const year = NUMBER_YEAR.exec(number)?.[1];
  if (!year || !paper.formedOn || paper.formedOn.startsWith(year)) return [];
  const message = `发文字号是 ${year} 年的，成文日期是 ${paper.formedOn.slice(0, 4)} 年，请核对`;
  return [lack('norm.document-number', 'documentNumber', message, number)];
}

function picturesOf({ pictures }: Paper): Lack[] {
  const without = pictures.flatMap((alt, n) => (alt.trim() ? [] : [n + 1]));
  if (!without.length) return [];
  const which = without.length === pictures.length ? '正文里的图片' : `正文里的第 ${without.join('、')} 张图片`;
  return [lack('norm.picture', 'body_html', `${which}没有文字说明，看不见图片的人读不到`)];
}

/** A mention of what is attached, as papers write it: 附件：…, 见附件, 附件1, （附后） */
const MENTIONS = /附件|附后|附表/;
/** A body that promises an attachment. */
const PROMISES = /^[ \t　]{0,8}附件 ?[：:\d一二三四五六七八九十]|见附件|详见附表/m;

function attachmentsOf({ attachments, bodyText }: Paper): Lack[] {
  if (!attachments.length) {
    const promised = PROMISES.exec(bodyText)?.[0].trim();
    if (!promised) return [];
    return [lack('norm.attachment', 'files', `正文写着“${promised}”，文稿没有附件`)];
  }
  if (MENTIONS.test(bodyText)) return [];
  const named = attachments.filter((name) => bodyText.includes(name.replace(/\.[^.]*$/, '')));
  return named.length ? [] : [lack('norm.attachment', 'files', '正文没有提到附件，读者不知道附件是什么')];
}

function columnOf(paper: Paper): Lack[] {
  if (paper.column === 'news' && isOfficial(paper))
    return [lack('norm.column', 'column', '有发文字号的公文不宜放在动态类栏目')];
  if (paper.column === 'policy' && !isOfficial(paper) && !ENDS_IN_KIND.test(paper.title.trim()))
    return [lack('norm.column', 'column', '政策文件栏目的文稿没有发文字号，标题也没有文种，请核对栏目')];
  return [];
}
