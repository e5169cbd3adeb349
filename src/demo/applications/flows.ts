import type { PastStep } from '../../applications/index.ts';
import {
  type Calendar,
  DELIVERY_WAYS,
  type DeliveryWay,
  feePaymentBy,
  parseDate,
  REPLY_KINDS,
  type ReceiptChannel,
  type ReplyKindId,
  type Step,
} from '../../law/index.ts';
import type { Who } from '../../platform/roles.ts';
import type { Random } from '../random.ts';

/** What happens on the way to the end. */
export type Turn = 'clarification' | 'thirdParty' | 'coAuthority' | 'extension' | 'fee';

export interface Flow {
  channel: ReceiptChannel;
  /** day it came, a working day */
  arrived: string;
  turns: readonly Turn[];
  end: ReplyKindId;
  /** working days that it lies before the draft is reviewed */
  waits: number;
}

export interface Hands {
  officer: Who;
  head: Who;
  signer: Who;
  /** an authority that made something together with the town */
  coAuthority: string;
}

const PAGES = 86;
const FEN = (PAGES - 30) * 1000;

/** The steps of an application from its registration to its archive, each lawful on its day. */
export function stepsFor(random: Random, flow: Flow, hands: Hands, calendar: Calendar): PastStep[] {
  const after = (day: string, count: number) => calendar.countForward(parseDate(day), count).date.toString();
  const past: PastStep[] = [];
  let day = flow.arrived;
  const add = (step: Step, more: Partial<PastStep> = {}) => {
    day = step.on;
    past.push({ step, by: hands.officer, ...more });
  };
  const turns: Record<Turn, () => void> = {
    clarification() {
      clarify();
      add({ kind: 'clarified', on: after(day, random.whole(3, 9)) });
    },
    thirdParty() {
      const id = '第三方甲';
      const text = '申请公开的信息涉及贵方权益，请书面答复是否同意公开并说明理由。';
      add(
        { kind: 'thirdPartyAsked', on: after(day, 2), id },
        { note: text, paper: { kind: 'thirdParty', content: { whom: id, text } } },
      );
      const answer = flow.end === 'granted' ? 'consent' : 'refusal';
      add({ kind: 'thirdPartyAnswered', on: after(day, random.whole(5, 12)), id, answer });
    },
    coAuthority() {
      const id = hands.coAuthority;
      const text = '申请公开的信息由我镇与贵局共同制作，请函复意见。';
      add(
        { kind: 'coAuthorityAsked', on: after(day, 2), id },
        { note: text, paper: { kind: 'coAuthority', content: { whom: id, text } } },
      );
      add({ kind: 'coAuthorityAnswered', on: after(day, random.whole(4, 10)), id, answer: 'consent' });
    },
    extension() {
      const reason = '所申请的信息年代较久、数量较多，检索整理需要时间。';
      add(
        { kind: 'extended', on: after(day, random.whole(10, 13)), days: 20, approvedBy: hands.head.name },
        { by: hands.head, note: reason, paper: { kind: 'extension', content: { days: 20, reason } } },
      );
    },
    fee() {
      charge();
      add({ kind: 'feePaid', on: after(day, random.whole(2, 8)) }, { note: '银行转账' });
    },
  };
  const confirms = flow.channel === 'online' || flow.channel === 'fax' || flow.channel === 'ordinaryPost';
  add({ kind: 'registered', on: day, channel: flow.channel, confirmed: null });
  if (confirms) add({ kind: 'confirmed', on: after(day, 1) });
  for (const turn of flow.turns) turns[turn]();
  finish();
  return past;

  function finish() {
    if (flow.end === 'clarificationOverdue') {
      clarify();
      const by = (past.at(-1)!.step as Step & { kind: 'clarificationRequested' }).by;
      add(
        { kind: 'lapsed', on: after(by, 2), why: 'clarificationOverdue' },
        { paper: { kind: 'lapse', content: { why: 'clarificationOverdue' } } },
      );
    } else if (flow.end === 'feeOverdue') {
      charge();
      const received = day;
      add(
        {
          kind: 'lapsed',
          on: after(feePaymentBy(parseDate(received), calendar).date.toString(), 1),
          why: 'feeOverdue',
        },
        { paper: { kind: 'lapse', content: { why: 'feeOverdue' } } },
      );
    } else if (flow.end === 'withdrawn') {
      add({ kind: 'withdrawn', on: after(day, random.whole(2, 6)) }, { note: '申请人书面撤回' });
    } else {
      if (flow.end === 'excessive') askWhy();
      reply();
    }
    add({ kind: 'archived', on: after(day, random.whole(3, 8)) });
  }

  function reply() {
    add(
      { kind: 'legallyReviewed', on: after(day, flow.waits + random.whole(2, 6)) },
      { by: hands.head, note: '依据充分，程序合法' },
    );
    const { label } = REPLY_KINDS[flow.end];
    const content = { reply: flow.end, publicInterest: false, body: `经审查，您申请公开的信息${label}。` };
    add(
      { kind: 'replied', on: after(day, 1), reply: flow.end },
      { by: hands.signer, paper: { kind: 'reply', content } },
    );
    const how = random.pick(['post', 'email', 'inPerson', 'online'] as const satisfies readonly DeliveryWay[]);
    add({ kind: 'delivered', on: after(day, random.whole(1, 3)), how, proof: `演示：${DELIVERY_WAYS[how]}凭据` });
  }

  function askWhy() {
    const on = after(day, 1);
    const by = after(on, 5);
    const what = '近两个月内就同类材料提出申请数十件，逐户申请，明显超过合理范围。';
    add({ kind: 'reasonsRequested', on, by }, { note: what, paper: { kind: 'reasons', content: { what, by } } });
    add({ kind: 'reasonsGiven', on: after(day, 2) }, { note: '只是想了解一下各户的情况。' });
  }

  function clarify() {
    const on = after(day, random.whole(1, 4));
    const by = after(on, 15);
    const what = '请写明所需信息的名称、文号或者其他便于查询的特征。';
    add(
      { kind: 'clarificationRequested', on, by },
      { note: what, paper: { kind: 'clarification', content: { what, by } } },
    );
  }

  function charge() {
    const counted = { basis: 'volume', quantity: PAGES, before: 0, fen: FEN } as const;
    add(
      { kind: 'feeNotified', on: after(day, 3), ...counted, received: null },
      { paper: { kind: 'fee', content: { ...counted, payment: '演示：凭缴款码向代收银行缴纳' } } },
    );
    add({ kind: 'feeNoticeReceived', on: after(day, 2) });
  }
}
