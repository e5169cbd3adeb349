import { minuteOf } from '../../platform/dates.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Choices, Empty, Field, Form, Panel, Tag } from '../../platform/ui/index.ts';
import type { ReceiptPreview } from './preview.ts';
import { type EnteredTerm, termOn } from './terms.ts';

const WORDS = {
  yes: '以系统收到之日为收到申请之日',
  no: '以与申请人双方确认之日为收到申请之日',
} as const;
const wordsOf = (systemConfirms: boolean) => WORDS[systemConfirms ? 'yes' : 'no'];

interface Props {
  terms: readonly EnteredTerm[];
  today: string;
  typed: Typed;
  failure?: Failure | undefined;
}

/** What the authority publishes of the receipt of applications over the internet. 条例 art. 31 */
export function ReceiptTermsPage({ terms, today, typed, failure }: Props) {
  const now = termOn(terms, today);
  return (
    <>
      <header class="head">
        <div>
          <h1>网上申请的收到之日</h1>
          <p class="meta">答复期限自收到申请的次日起算。这里的规定同时写在网站的“依申请公开”页上。</p>
        </div>
      </header>
      <div class="grid">
        <Panel title="改变规定">
          <Form action="/console/applications/receipt" failure={failure}>
            <Choices
              name="systemConfirms"
              legend="收到申请之日"
              type="radio"
              options={[
                { value: 'no', label: WORDS.no, help: '工作人员与申请人联系确认后起算' },
                {
                  value: 'yes',
                  label: WORDS.yes,
                  help: '本机关对外公布系统回执即为确认；提交当天就是收到之日，节假日提交的也一样',
                },
              ]}
              typed={typed}
              failure={failure}
            />
            <Field
              name="from"
              label="自哪一天起"
              type="date"
              required
              help="今天以后的一天；这一天以前收到的申请不变"
              typed={typed}
              failure={failure}
            />
            <button class="btn" type="submit">
              保存并公布
            </button>
          </Form>
        </Panel>
        <div>
          <Panel title="现在">
            <p class="big">{wordsOf(now?.systemConfirms ?? false)}</p>
            <p class="law">
              互联网渠道、传真以双方确认之日为收到申请之日；行政机关公布以系统回执为确认的，以系统收到之日为准。《条例》第三十一条。
            </p>
          </Panel>
          <Panel title="历次规定">
            {terms.length === 0 && <Empty>还没有改变过，一直以双方确认之日为准。</Empty>}
            <ul class="todo">
              {terms.map((term) => (
                <li key={term.id}>
                  <span>
                    自 <time>{term.from}</time> 起，{wordsOf(term.systemConfirms)}
                    {term === now && <Tag tone="ok">现行</Tag>}
                    {term.from > today && <Tag>尚未开始</Tag>}
                  </span>
                  <span>
                    {term.setBy}　<time>{minuteOf(term.setAt)}</time>
                  </span>
                </li>
              ))}
            </ul>
          </Panel>
        </div>
      </div>
    </>
  );
}

/** What registering would come to: the same words with and without scripts. */
export function ReceiptPreviewBox({ preview }: { preview: ReceiptPreview }) {
  return (
    <div class="receipt-day" id="receipt-day" data-address="/console/applications/receipt/trial" aria-live="polite">
      <p class="big">{preview.headline}</p>
      <ul class="why">
        {preview.why.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
