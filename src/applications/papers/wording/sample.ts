import { REPLY_KIND_IDS, type ReplyKindId } from '../../../law/index.ts';
import type { Paper } from '../../../platform/papers/index.ts';
import { PAPERS, type PaperKind, type WordedKind } from '../kinds.ts';
import { letterOf, paperOf } from '../letter.ts';
import type { Wording } from './catalogue.ts';
import type { PaperContent, PaperFacts } from './placeholders.ts';

/** A wording as a paper with invented facts. */
export function samplePaper(
  authority: { name: string; paperPrefix: string; contact: PaperFacts['authority']['contact'] },
  { key }: Wording,
  text: string,
): Paper {
  const [first, second] = key.split('.') as [string, string | undefined];
  const reply = first === 'reply' ? (second as ReplyKindId) : first === 'remedies' ? REPLY_KIND_IDS[1]! : undefined;
  const kind = (reply ? 'reply' : first) as PaperKind;
  const facts: PaperFacts = {
    authority,
    number: `${authority.paperPrefix}依申请〔2023〕1号`,
    kind: 'person',
    arrived: '2023-09-24',
    received: '2023-09-25',
    due: '2023-10-27',
    dueProvisional: false,
    clarificationRequested: '2023-09-28',
    reasonsRequested: '2023-09-28',
    subject: '演示村2023年机动地发包合同',
    thirdParties: ['refusal'],
    organs: { reconsideration: '演示市人民政府', court: '演示市人民法院' },
  };
  const content: PaperContent = reply ? { reply } : PAPERS[kind as WordedKind].wording.example;
  const letter = letterOf({ kind, facts, content, text, remedies: '' });
  const number = PAPERS[kind].number === 'application' ? facts.number : `${authority.paperPrefix}依申请公开〔2023〕1号`;
  return paperOf(letter, { organisation: authority.name, number, day: '2023-10-10', applicant: '演示·张三' });
}
