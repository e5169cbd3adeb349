import { REPLY_KIND_IDS, type ReplyKindId } from '../../../law/index.ts';
import type { Paper } from '../../../platform/papers/index.ts';
import { type LetterKind, letterOf, paperOf } from '../letter.ts';
import type { PaperFacts, StepContent } from '../values.ts';
import type { Wording } from './catalogue.ts';

/** Invented steps by which a wording is shown. */
const STEPS: Record<Exclude<LetterKind, 'reply' | 'lapse'>, StepContent> = {
  receipt: {},
  correction: { what: '1.请写明所需信息的年度；\n2.请写明村名或者合同编号。', by: '2023-10-20' },
  thirdParty: { whom: '演示建材有限公司', text: '申请公开的合同中你单位的报价' },
  overruled: {
    whom: '演示建材有限公司',
    disclosed: '发包合同中的价款。',
    grounds: '价款关系全村村民的知情权。',
  },
  coAuthority: { whom: '演示县水利局', text: '贵单位与本机关共同制作的方案' },
  extension: { days: 20, reason: '需要检索的档案较多' },
  fee: { basis: 'volume', quantity: 120, before: 0, fen: 110_000, payment: '凭缴款码向代收银行缴纳' },
};

/** A wording as a paper with invented facts. */
export function samplePaper(
  authority: { name: string; paperPrefix: string; contact: PaperFacts['authority']['contact'] },
  { key }: Wording,
  text: string,
): Paper {
  const [first, second] = key.split('.') as [string, string | undefined];
  const reply = first === 'reply' ? (second as ReplyKindId) : first === 'remedies' ? REPLY_KIND_IDS[1]! : undefined;
  const kind = (reply ? 'reply' : first) as LetterKind;
  const facts: PaperFacts = {
    authority,
    number: `${authority.paperPrefix}依申请〔2023〕1号`,
    kind: 'person',
    arrived: '2023-09-24',
    received: '2023-09-25',
    due: '2023-10-27',
    dueProvisional: false,
    correctionTold: '2023-09-28',
    subject: '演示村2023年机动地发包合同',
  };
  const content = kind === 'reply' ? { reply: reply! } : STEPS[kind as keyof typeof STEPS];
  const letter = letterOf({ kind, facts, content, text, remedies: '' });
  const number = kind === 'receipt' ? facts.number : `${authority.paperPrefix}依申请公开〔2023〕1号`;
  return paperOf(letter, { organisation: authority.name, number, day: '2023-10-10', applicant: '演示·张三' });
}
