import type { Authority } from '../../organizations/index.ts';
import { dayOf } from '../../platform/dates.ts';
import { demoMark, type Paper, paperDate } from '../../platform/papers/index.ts';
import { hoursInWords } from '../words.ts';
import type { Certificate } from './store.ts';

/** A certificate as a paper. @param by who held the training, by the name that they had then */
export function certificatePaper(certificate: Certificate, by: Authority, name: string): Paper {
  const { number, title, startsAt, hours, issuedOn, authority } = certificate;
  return {
    title: `培训证书 ${certificate.name}`,
    author: name,
    ...demoMark(by.isDemo),
    blocks: [
      { kind: 'title', lines: ['政府信息公开工作培训证书'] },
      { kind: 'number', text: number },
      { kind: 'gap' },
      { kind: 'addressee', text: `${certificate.name}（${authority}）：` },
      {
        kind: 'paragraph',
        text: `您于${paperDate(dayOf(startsAt))}参加政府信息公开工作培训“${title}”，共 ${hoursInWords(hours)} 学时，符合要求，特发此证。`,
      },
      { kind: 'gap' },
      { kind: 'signature', organisation: name, date: paperDate(issuedOn) },
      {
        kind: 'note',
        text: '依据《中华人民共和国政府信息公开条例》第四十八条。',
      },
    ],
  };
}
