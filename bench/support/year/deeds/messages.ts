import { verbs } from '../../../../src/engagement/handling/steps/table.ts';
import {
  answerKind,
  draftAnswer,
  enterMessage,
  rateAnswer,
  sendMessage,
  submitAnswer,
  writerOf,
} from '../../../../src/engagement/index.ts';
import { MESSAGE_KINDS, type MessageChannel, type MessageKind, REVIEW_GATES } from '../../../../src/law/index.ts';
import { dayOf } from '../../../../src/platform/dates.ts';
import { unwrap } from '../../../../src/platform/outcome.ts';
import { giveVerdict } from '../../../../src/review/index.ts';
import { type Login, type OfficeCode, WRITERS } from '../people.ts';
import { at, type Deed } from '../year.ts';

/** A message of the year; days are 'MM-DD'. */
export interface MessageRow {
  name: string;
  on: string;
  sort: MessageKind;
  /** to which it is given on the day it came */
  office: OfficeCode;
  answered: string;
  /** by which it came; left out: by the site */
  by?: MessageChannel;
  simple?: true;
  passedOn?: [on: string, to: OfficeCode];
  extended?: [on: string, days: number];
  /** who answers, where the office was closed */
  heir?: OfficeCode;
  anew?: { rated: string; reopened: string; answered: string };
}

const GATES = [...Object.keys(REVIEW_GATES), 'secrecy'];

export function messageDeeds({ name, on, sort, office, answered, ...more }: MessageRow): Deed[] {
  const deed = (when: string, says: string, run: Deed['run']): Deed => ({ at: at(when), says: `${name} ${says}`, run });
  const verb = (
    when: string,
    who: Login,
    slug: string,
    typed: (year: Parameters<Deed['run']>[0]) => Record<string, string>,
  ) =>
    deed(when, slug, async (year, now) =>
      unwrap(await verbs.find((one) => one.slug === slug)!.run(await year.as(who, now), year.id(name), typed(year))),
    );
  const answering = WRITERS[more.heir ?? more.passedOn?.[1] ?? office];
  const answer = (day: string) => [
    deed(`${day} 10:20`, '拟写答复', async (year, now) => {
      const caller = await year.as(answering, now);
      const content = { body: '您反映的情况已经核实，现答复如下：按照规定办理，谢谢您的关心。', translation: '' };
      unwrap(await draftAnswer(caller, { id: year.id(name), content }));
      unwrap(await submitAnswer(caller, { id: year.id(name) }));
    }),
    deed(`${day} 11:20`, '审核答复', async (year, now) => {
      const { content_hash: contentHash } = await year.books.db
        .selectFrom('message_answers')
        .select('content_hash')
        .where('message_id', '=', year.id(name))
        .where('sent_at', 'is', null)
        .executeTakeFirstOrThrow();
      const given = {
        kind: answerKind,
        id: String(year.id(name)),
        contentHash,
        gates: GATES,
        verdict: 'passed',
        remark: '',
      } as const;
      unwrap(await giveVerdict(await year.as('head', now), given));
    }),
  ];
  return [
    deed(`${on} 09:20`, '收到', async (year, now) => {
      const named = MESSAGE_KINDS[sort].named || more.by === 'telephone';
      const given = {
        ...{ sort, subject: `${MESSAGE_KINDS[sort].label}：${name}`, page: '', byTelephone: false, wantsPublic: true },
        written: { text: `${name}：请问这件事怎样办理，什么时候有结果。`, selection: '' },
        sender: { name: named ? '演示某' : '', telephone: named ? '19900000000' : '', email: '' },
      };
      const writer = { ...year.citizen(now, ''), who: writerOf(year.authorityId) };
      const sent = more.by
        ? await enterMessage(await year.as('officer', now), { ...given, channel: more.by, on: dayOf(now) })
        : await sendMessage(writer, given);
      year.ids.set(name, unwrap(sent).id);
    }),
    verb(`${on} 09:50`, 'officer', 'assign', (year) => ({
      ...{ office: String(year.id(`office:${office}`)), reason: '' },
      ...(more.simple && { simple: 'yes' }),
    })),
    ...(more.passedOn
      ? [
          verb(`${more.passedOn[0]} 09:50`, WRITERS[office], 'transfer', (year) => ({
            ...{ to: String(year.id(`office:${more.passedOn![1]}`)), reason: '由业务科室办理' },
          })),
        ]
      : []),
    ...(more.extended
      ? [
          verb(`${more.extended[0]} 09:55`, WRITERS[office], 'extend', () => ({
            ...{ days: String(more.extended![1]), reason: '需要到现场核实' },
          })),
        ]
      : []),
    ...answer(answered),
    ...(more.anew
      ? [
          deed(`${more.anew.rated} 10:00`, '不满意', async (year, now) =>
            unwrap(
              await rateAnswer(
                { ...year.citizen(now, ''), who: writerOf(year.authorityId) },
                { id: year.id(name), rating: 'unsatisfied', text: '没有说明白' },
              ),
            ),
          ),
          verb(`${more.anew.reopened} 10:00`, 'head', 'reopen', () => ({ reason: '请到现场复查后再答复' })),
          ...answer(more.anew.answered),
        ]
      : []),
  ];
}
