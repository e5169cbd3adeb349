import { MESSAGE_CHANNELS, MESSAGE_KINDS } from '../../law/index.ts';
import { PhaseTag } from './list-page.tsx';
import { Answers } from './panels/answers.tsx';
import { Alike, History, Mails } from './panels/beside.tsx';
import { LimitPanel } from './panels/limit.tsx';
import type { MessageProps } from './panels/props.ts';
import { PublicPanel } from './panels/public.tsx';
import { Question } from './panels/question.tsx';
import { SenderPanel } from './panels/sender.tsx';
import { Verbs } from './panels/verbs.tsx';

/** One message: what was written, by when it is answered and why, what staff may do, and its answer. */
export function MessagePage(props: MessageProps) {
  const { of, today } = props;
  const { row } = of;
  return (
    <>
      <header class="head">
        <div>
          <h1>{row.subject}</h1>
          <p class="meta">
            {row.number}　·　{MESSAGE_KINDS[row.sort].label}　·　{MESSAGE_CHANNELS[row.channel]}
            {row.entered_by && `（${row.entered_by}登记）`}　·　{row.received_on} 收到
          </p>
        </div>
        <div class="acts">
          <PhaseTag phase={row.phase} late={row.due_on !== null && row.due_on < today} />
        </div>
      </header>
      <div class="grid">
        <div>
          <Question {...props} />
          <Answers {...props} />
          <PublicPanel {...props} />
          <History of={of} />
        </div>
        <div>
          <LimitPanel of={of} />
          <Verbs {...props} />
          <SenderPanel {...props} />
          <Alike of={of} />
          <Mails of={of} />
        </div>
      </div>
    </>
  );
}
