import { VERBS } from '../../../../src/applications/handling/steps/table.ts';
import {
  applicantOf,
  draftReply,
  fileApplication,
  reviewLegally,
  signReply,
} from '../../../../src/applications/index.ts';
import { confirmation, registerApplication } from '../../../../src/applications/receipt/receive.tsx';
import { applicant } from '../../../../src/demo/applications/applicants.ts';
import { Random } from '../../../../src/demo/random.ts';
import type { ApplicantKind, ReceiptChannel, ReplyKindId } from '../../../../src/law/index.ts';
import { unwrap } from '../../../../src/platform/outcome.ts';
import type { Login } from '../people.ts';
import { at, type Deed, dated, type Year } from '../year.ts';

/** One thing done: the form of the workspace by its address with what was typed (days as 'MM-DD'); or the reply, which is
 *  drafted, reviewed and signed on one day. */
type Step =
  | [when: string, slug: string, typed: Record<string, string>, by?: Login]
  | [on: string, 'reply', kind: ReplyKindId, signedBy?: Login];

export interface ApplicationRow {
  name: string;
  /** 'MM-DD' */
  arrived: string;
  channel: ReceiptChannel;
  kind: ApplicantKind;
  subject: string;
  steps: readonly Step[];
}

const verbs = [confirmation, ...VERBS];
const BODY = '经审查，现将有关情况答复如下。如对本答复不服，可以依法申请行政复议或者提起行政诉讼。';

export function applicationDeeds({ name, arrived, channel, kind, subject, steps }: ApplicationRow, n: number): Deed[] {
  const deed = (when: string, says: string, run: Deed['run']): Deed => ({ at: at(when), says: `${name} ${says}`, run });
  const given = {
    applicant: applicant(new Random(900 + n), kind, 900 + n),
    request: {
      ...{ subject, description: `申请公开：${subject}。`, purpose: '', wantsPublic: false },
      ...{ provision: 'copy' as const, deliveryWay: 'post' as const },
    },
    files: [],
  };
  const come = deed(`${arrived} 09:00`, channel, async (year, now) => {
    const { id } =
      channel === 'online'
        ? unwrap(await fileApplication({ ...year.citizen(now, ''), who: applicantOf(year.authorityId) }, given))
        : unwrap(
            await registerApplication(await year.as('officer', now), {
              ...given,
              ...{ channel, arrived: dated(arrived), confirmed: null },
            }),
          );
    year.ids.set(name, id);
  });
  return [
    come,
    ...steps.flatMap((step): Deed[] => {
      const [when, slug, what, by] = step;
      if (typeof what === 'string') return replied(when, what, by ?? 'signer');
      return [
        deed(when, slug, async (year, now) => {
          const verb = verbs.find((one) => one.slug === slug)!;
          const typed = verb.schema.parse(withYear(what)) as Record<string, unknown>;
          unwrap(
            await verb.run(await year.as(by ?? 'officer', now), { ...typed, ...(await seen(year, name)), files: [] }),
          );
        }),
      ];
    }),
  ];

  function replied(on: string, reply: ReplyKindId, signer: Login): Deed[] {
    const content = { reply, publicInterest: false, body: BODY };
    return [
      deed(`${on} 09:10`, '拟写答复', async (year, now) =>
        unwrap(await draftReply(await year.as('officer', now), { id: year.id(name), draftVersion: 0, content })),
      ),
      deed(`${on} 10:10`, '法制审核', async (year, now) =>
        unwrap(
          await reviewLegally(await year.as('head', now), {
            ...{ ...(await seen(year, name)), draftVersion: 1, opinion: '依据充分，程序合法。' },
          }),
        ),
      ),
      deed(`${on} 11:10`, `${signer} 签发 ${reply}`, async (year, now) =>
        unwrap(await signReply(await year.as(signer, now), { ...(await seen(year, name)), draftVersion: 1 })),
      ),
    ];
  }
}

/** Days typed as 'MM-DD' are those of the year. */
const withYear = (typed: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(typed).map(([field, text]) => [field, /^\d\d-\d\d$/.test(text) ? dated(text) : text]),
  );

async function seen(year: Year, name: string): Promise<{ id: number; version: number }> {
  return year.books.db
    .selectFrom('applications')
    .select(['id', 'version'])
    .where('id', '=', year.id(name))
    .executeTakeFirstOrThrow();
}
