import { createHash } from 'node:crypto';
import { type Foreign, foreignLanguages, foreignNames } from '../platform/languages/language.ts';

/** Whom a matter is for. */
export const AUDIENCES = { person: '个人', organization: '法人和其他组织' } as const;
export type Audience = keyof typeof AUDIENCES;

/** Subjects under which people look for a matter, as 政务服务 sites group them. ○ */
export const SUBJECTS = {
  family: '户籍婚育',
  social: '社会保障',
  relief: '社会救助',
  health: '医疗卫生',
  elderly: '养老助残',
  land: '土地住房',
  farming: '农业农村',
  business: '经营许可',
  city: '城乡建设',
  veterans: '退役军人',
  other: '其他事项',
} as const;
export type SubjectId = keyof typeof SUBJECTS;

/** A file that shows how a form is filled in. */
export interface Sample {
  /** SHA-256, hex */
  hash: string;
  name: string;
}

/** One of the papers that are asked for. */
export interface Material {
  name: string;
  /** how many, as originals and as copies */
  originals: number;
  copies: number;
  note: string;
  sample?: Sample;
}

/** What of a guide is translated, in the order of its page. Papers: one a line, the note after a semicolon. */
export const TRANSLATED = [
  { name: 'title', label: '事项名称', most: 200 },
  { name: 'conditions', label: '申请条件', most: 10_000 },
  { name: 'materials', label: '申请材料', most: 10_000 },
  { name: 'place', label: '其他办理地点和时间', most: 1_000 },
  { name: 'steps', label: '办理流程', most: 10_000 },
  { name: 'legalLimit', label: '法定时限', most: 400 },
  { name: 'promisedLimit', label: '承诺时限', most: 400 },
  { name: 'fee', label: '收费标准和依据', most: 2_000 },
  { name: 'result', label: '办理结果', most: 1_000 },
  { name: 'basis', label: '设定依据', most: 10_000 },
] as const;

/** The texts of a guide in one language. */
export type GuideTexts = Record<(typeof TRANSLATED)[number]['name'], string>;

/** Texts in another language, by people. */
export interface GuideTranslation extends GuideTexts {
  /** of which Chinese it is: `sourceOf` */
  of: string;
}

/** A matter as the public reads it. All texts of a version stand in this one value, so that those of another language can
 *  stand beside. Texts of several paragraphs have one a line. */
export interface GuideContent {
  title: string;
  audiences: Audience[];
  subject: SubjectId | '';
  basis: string;
  /** 索引号 of the document of this authority that it rests on; '' where it is another's */
  basisIndex: string;
  conditions: string;
  /** null: not said yet; []: none are asked for */
  materials: Material[] | null;
  /** where and when it is dealt with beyond the windows */
  place: string;
  telephone: string;
  steps: string;
  legalLimit: string;
  promisedLimit: string;
  /** null: not said yet */
  charged: boolean | null;
  /** what is charged, and on what ground */
  fee: string;
  result: string;
  supervision: string;
  /** its texts in other languages, reviewed and signed with it */
  translations?: Partial<Record<Foreign, GuideTranslation>>;
}

type Name = Exclude<keyof GuideContent, 'basisIndex' | 'fee' | 'translations'>;

interface Element {
  name: Name;
  label: string;
  /** what is published of a matter by national indicators; the rest may stay empty */
  required?: true;
}

/** What a guide says, in the order of its page. 条例 art. 20(五) (依据、条件、程序、结果); 国发〔2016〕55号 and 国办发〔2016〕108号
 *  (the elements of a matter); which of them an assessment asks for ○. */
export const ELEMENTS: readonly Element[] = [
  { name: 'title', label: '事项名称', required: true },
  { name: 'audiences', label: '服务对象', required: true },
  { name: 'subject', label: '主题', required: true },
  { name: 'basis', label: '设定依据', required: true },
  { name: 'conditions', label: '申请条件', required: true },
  { name: 'materials', label: '申请材料', required: true },
  { name: 'place', label: '办理地点和时间', required: true },
  { name: 'telephone', label: '咨询电话', required: true },
  { name: 'steps', label: '办理流程', required: true },
  { name: 'legalLimit', label: '法定时限', required: true },
  { name: 'promisedLimit', label: '承诺时限', required: true },
  { name: 'charged', label: '收费', required: true },
  { name: 'result', label: '办理结果', required: true },
  { name: 'supervision', label: '监督电话', required: true },
];

export const emptyGuide = (title: string): GuideContent => ({
  ...{ title, audiences: [], subject: '', basis: '', basisIndex: '', conditions: '', materials: null, place: '' },
  ...{ telephone: '', steps: '', legalLimit: '', promisedLimit: '', charged: null, fee: '', result: '' },
  supervision: '',
});

/** Paragraphs of a text. */
export const linesOf = (text: string): string[] => text.split('\n').filter((line) => line.trim());

/** '原件 1 份、复印件 2 份' */
export function countsInWords({ originals, copies }: Material): string {
  const said = [originals > 0 && `原件 ${originals} 份`, copies > 0 && `复印件 ${copies} 份`].filter(Boolean);
  return said.join('、') || '出示即可';
}

/** What is charged; '' where nothing is said yet. */
export const feeInWords = ({ charged, fee }: GuideContent): string =>
  charged === null ? '' : charged ? fee || '收费' : '不收费';

/** An element as words; '' where nothing is said yet. */
export function inWords(content: GuideContent, name: Name): string {
  switch (name) {
    case 'audiences':
      return content.audiences.map((one) => AUDIENCES[one]).join('、');
    case 'subject':
      return content.subject && SUBJECTS[content.subject];
    case 'materials':
      return (
        (content.materials ?? [])
          .map(
            (one, n) =>
              `${n + 1}. ${[one.name, countsInWords(one), one.note, one.sample?.name].filter(Boolean).join('，')}`,
          )
          .join('\n') || (content.materials ? '不需要提交材料' : '')
      );
    case 'charged':
      return feeInWords(content);
    case 'basis':
      return [content.basis, content.basisIndex && `依据文件索引号：${content.basisIndex}`].filter(Boolean).join('\n');
    default:
      return content[name];
  }
}

/** The Chinese of what is translated. */
export const textsOf = (content: GuideContent): GuideTexts => ({
  ...content,
  materials: (content.materials ?? []).map(({ name, note }) => [name, note].filter(Boolean).join('; ')).join('\n'),
});

/** Texts in other languages: language, what each is, the text; what is empty is left out. */
export const translationsIn = ({
  translations = {},
}: GuideContent): { language: Foreign; label: string; text: string }[] =>
  foreignLanguages.flatMap((language) => {
    const texts = translations[language];
    return texts
      ? TRANSLATED.map(({ name, label }) => ({ language, label, text: texts[name] })).filter(({ text }) => text)
      : [];
  });

/** As its reviewers compare it: a line for each element and paragraph. */
export function textOf(content: GuideContent): string {
  return ELEMENTS.map(({ name, label }) => [label, inWords(content, name)])
    .filter(([, text]) => text)
    .map(([label, text]) => `${label}：${text}`)
    .concat(translationsIn(content).map(({ language, label, text }) => `${foreignNames[language]}${label}：${text}`))
    .join('\n');
}

/** SHA-256, hex, of all that is signed: samples by their content. */
export function hashOf(guideId: number, content: GuideContent): string {
  const samples = (content.materials ?? []).map(({ sample }) => sample?.hash ?? '');
  return createHash('sha256')
    .update(JSON.stringify([guideId, textOf(content), samples]))
    .digest('hex');
}

/** The samples of a guide, with the names of what they are for. */
export const samplesIn = ({ materials }: GuideContent): (Sample & { material: string })[] =>
  (materials ?? []).flatMap(({ name, sample }) => (sample ? [{ ...sample, material: name }] : []));
