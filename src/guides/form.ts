import { z } from 'zod';
import { publicText } from '../organizations/index.ts';
import { field, type Typed } from '../platform/http/form.ts';
import {
  AUDIENCES,
  type Audience,
  type GuideContent,
  type GuideTexts,
  SUBJECTS,
  type SubjectId,
  TRANSLATED,
} from './content.ts';
import { materialsInLines, parseMaterials } from './materials.ts';

const materials = z
  .string()
  .trim()
  .max(8_000, '申请材料最多 8000 个字')
  .default('')
  .superRefine((text, context) => {
    const parsed = parseMaterials(text);
    if (typeof parsed === 'string') context.addIssue({ code: 'custom', message: parsed });
  });

/** A guide as it is typed; what is missing of it is said when it is submitted. */
export const guideForm = z.object({
  title: publicText.required('事项名称', 80),
  audiences: field.list().pipe(z.array(z.enum(Object.keys(AUDIENCES) as Audience[], '请选择列出的服务对象'))),
  subject: z.enum(['', ...(Object.keys(SUBJECTS) as SubjectId[])], '请选择列出的主题').default(''),
  basis: publicText.optional('设定依据', 5_000),
  basisIndex: publicText.optional('依据文件索引号', 60),
  conditions: publicText.optional('申请条件', 5_000),
  materials: publicText.of(materials, '申请材料'),
  place: publicText.optional('其他办理地点和时间', 500),
  telephone: publicText.optional('咨询电话', 100),
  steps: publicText.optional('办理流程', 5_000),
  legalLimit: publicText.optional('法定时限', 200),
  promisedLimit: publicText.optional('承诺时限', 200),
  charged: z.enum(['', 'no', 'yes'], '请选择是否收费').default(''),
  fee: publicText.optional('收费标准和依据', 1_000),
  result: publicText.optional('办理结果', 500),
  supervision: publicText.optional('监督电话', 100),
});

/** What was typed as a guide; samples stay with the papers that they are for.
 *  @param before what the guide said so far */
export function contentFrom(given: z.output<typeof guideForm>, before: GuideContent | undefined): GuideContent {
  const parsed = parseMaterials(given.materials);
  const samples = new Map((before?.materials ?? []).map(({ name, sample }) => [name, sample]));
  const papers = typeof parsed === 'string' ? null : parsed;
  return {
    ...given,
    ...(before?.translations && { translations: before.translations }),
    charged: given.charged === '' ? null : given.charged === 'yes',
    materials: papers
      ? papers.map((one) => {
          const sample = samples.get(one.name);
          return sample ? { ...one, sample } : one;
        })
      : null,
  };
}

/** A guide as its form shows it. */
export function typedOf(content: GuideContent): Typed {
  const { audiences, materials, charged, translations: _, ...texts } = content;
  return {
    ...texts,
    audiences,
    materials: materialsInLines(materials),
    charged: charged === null ? '' : charged ? 'yes' : 'no',
  };
}

/** A guide's texts in another language. */
export const translationForm = z.object(
  Object.fromEntries(
    TRANSLATED.map(({ name, label, most }) => [name, publicText.optional(`${label}的译文`, most)]),
  ) as Record<keyof GuideTexts, ReturnType<typeof publicText.optional>>,
);

/** The form's part that asks what a new guide is about. */
export const newGuideForm = z.object({
  title: publicText.required('事项名称', 80),
  office: z
    .string()
    .regex(/^\d{0,10}$/, '请选择列出的科室')
    .default(''),
});
