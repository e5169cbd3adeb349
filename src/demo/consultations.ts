import {
  answerGroup,
  beginConsultation,
  COMMENTER,
  type ConsultationContent,
  consultationById,
  consultationKind,
  enterComment,
  extendConsultation,
  hashOf,
  keepComment,
  placeComments,
  resultsHash,
  resultsKind,
  saveConsultation,
  sendComment,
  showComment,
  stopConsultation,
  submitConsultation,
  submitResults,
} from '../consultations/index.ts';
import { parseDate, REVIEW_GATES } from '../law/index.ts';
import type { Caller } from '../platform/action.ts';
import { dayOf } from '../platform/dates.ts';
import { unwrap } from '../platform/outcome.ts';
import { type Who, withoutAccount } from '../platform/roles.ts';
import { giveVerdict } from '../review/index.ts';
import { inOffice, lastWorkingDay, workingDayFrom } from './calendar.ts';
import { type Consulted, consulted, type Said } from './consulted.ts';
import type { Books, Deed } from './deeds.ts';
import { authorFor, officeReviewerFor, secrecyReviewerOf, signerOf } from './desks.ts';
import type { Filed } from './filed.ts';

const gates = [...Object.keys(REVIEW_GATES), 'secrecy'];

/** A year of consultations up to today, in every state, by the same actions that people take. */
export function consulting(books: Books, filed: Filed): Deed[] {
  const today = parseDate(dayOf(books.now));
  return consulted.flatMap((one) => {
    const day = today.add({ days: one.from }).toString();
    return lifeOf({ books, filed, one, day: (one.from < 0 ? lastWorkingDay : workingDayFrom)(day) });
  });
}

interface Life {
  books: Books;
  filed: Filed;
  one: Consulted;
  /** on which it is signed, and for one that lies ahead: opens */
  day: string;
}

function lifeOf({ books, filed, one, day }: Life): Deed[] {
  const { authorityId } = filed;
  const { office } = one;
  const author = authorFor(filed, office);
  const reviewers = [officeReviewerFor(filed, office), secrecyReviewerOf(filed), signerOf(filed)];
  const head = filed.staff.get('head')!;
  const by = (who: Who, now: Date): Caller => ({ ...books, who, now });
  const from = parseDate(day);
  const on = (days: number) => workingDayFrom(from.add({ days }).toString());
  const ahead = one.from > 0;
  const written = ahead ? lastWorkingDay(parseDate(dayOf(books.now)).subtract({ days: 1 }).toString()) : day;
  let id = 0;
  const ids: number[] = [];
  const { files: _, ...content } = contentOf(one, ahead ? day : '');

  const review = async (caller: Caller, kind: typeof consultationKind) => {
    const it = (await consultationById(books.db, authorityId, id))!;
    const contentHash = kind === resultsKind ? resultsHash(id, it.resultsDraft!) : hashOf(id, it.draft!);
    const given = { kind, id: String(id), contentHash, gates, verdict: 'passed' as const, remark: '' };
    unwrap(await giveVerdict(caller, given));
  };
  const deeds: Deed[] = [
    {
      at: inOffice(written, 5),
      async run(at) {
        id = unwrap(await beginConsultation(by(author, at), { title: one.title, officeId: null }));
        unwrap(await saveConsultation(by(author, at), { id, content }));
        if (one.reach !== 'draft') unwrap(await submitConsultation(by(author, at), { id }));
      },
    },
  ];
  if (one.reach === 'draft') return deeds;
  reviewers.slice(0, one.reach === 'reviewing' ? 1 : 3).forEach((who, step) => {
    deeds.push({ at: inOffice(written, 60 + step * 60), run: (at) => review(by(who, at), consultationKind) });
  });
  const nextDay = (text: string) => workingDayFrom(parseDate(text).add({ days: 1 }).toString());
  /** On which day one comes: what it agrees with was looked through by then. */
  const cameOn = ({ after, agrees }: Said): string =>
    agrees === undefined ? on(after) : [on(after), nextDay(cameOn(one.said[agrees]!))].sort().at(-1)!;
  one.said.forEach((said, n) => {
    const came = cameOn(said);
    deeds.push({ at: inOffice(came, 300 + n * 4), run: (at) => comment(at, said, n) });
    if (said.became !== 'waiting') deeds.push({ at: inOffice(nextDay(came), 30 + n), run: (at) => look(at, said, n) });
  });
  if (one.extended)
    deeds.push({
      at: inOffice(on(one.extended.after), 100),
      run: async (at) =>
        unwrap(
          await extendConsultation(by(head, at), {
            ...{ id, until: from.add({ days: one.days + one.extended!.by }).toString() },
            reason: one.extended!.reason,
          }),
        ),
    });
  if (one.stopped)
    deeds.push({
      at: inOffice(on(one.stopped.after), 100),
      run: async (at) => unwrap(await stopConsultation(by(head, at), { id, reason: one.stopped!.reason })),
    });
  const { results } = one;
  if (results) {
    const done = on(one.days + 20);
    deeds.push({
      at: inOffice(done, 20),
      async run(at) {
        for (const [n, { summary, verdict, reason, of }] of results.groups.entries()) {
          const comments = of.flatMap((at) => ids[at] ?? []);
          unwrap(await placeComments(by(author, at), { id, comments, into: { summary } }));
          unwrap(await answerGroup(by(author, at), { id, group: n + 1, summary, verdict, reason }));
        }
        if (results.preface) unwrap(await submitResults(by(author, at), { id, preface: results.preface }));
      },
    });
    if (results.preface)
      reviewers.forEach((who, step) => {
        deeds.push({ at: inOffice(done, 90 + step * 60), run: (at) => review(by(who, at), resultsKind) });
      });
  }
  return deeds;

  async function comment(at: Date, { text, name, paragraph, channel, agrees }: Said, n: number) {
    const given = {
      ...{ id, paragraph: paragraph ?? null, agreesWith: agrees === undefined ? null : ids[agrees]! },
      ...{ text, sender: { name: name ?? '', email: '' } },
    };
    const sent = channel
      ? await enterComment(by(author, at), { ...given, channel, on: dayOf(at) })
      : await sendComment(by(withoutAccount(authorityId, COMMENTER), at), {
          ...{ ...given, sending: `demo:${id}:${n}` },
        });
    ids[n] = unwrap(sent).id;
  }
  async function look(at: Date, { shown, text, became }: Said, n: number) {
    const who = by(reviewers[0]!, at);
    const comment = ids[n]!;
    if (became === 'threat' || became === 'unrelated') unwrap(await keepComment(who, { id: comment, why: became }));
    else unwrap(await showComment(who, { id: comment, text: shown ?? text }));
  }
}

function contentOf({ title, kind, why, text, days, shorter = '' }: Consulted, opens: string): ConsultationContent {
  return {
    ...{ title, kind, why, text: text.join('\n'), days, shorter, opens, files: [] },
    how: '也可以把书面意见送到或者寄到绥芬河镇便民服务中心综合窗口，信封上写明“征求意见”。',
    contact: '0000-6600010（工作日 8:30—11:30、13:30—17:00）',
  };
}
