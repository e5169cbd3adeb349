import { type ConsultationState, type ConsultationVerdict, takesComments, VERDICTS } from '../../law/index.ts';
import { Facts, Form, Tag } from '../../platform/ui/index.ts';
import { type CommentState, KEPT_WHY, type KeptWhy } from '../comments/words.ts';
import { HOME } from '../paths.ts';
import type { Signed } from '../store.ts';
import { CloseForm } from './pages.tsx';

interface Own {
  number: string;
  state: CommentState;
  keptWhy: KeptWhy | '';
  paragraph: number | null;
  receivedOn: string;
  /** as it was typed; undefined once it was erased */
  text: string | undefined;
}

interface Props {
  own: Own;
  one: Signed;
  state: ConsultationState;
  /** what became of it, once that is public */
  answer: { verdict: ConsultationVerdict; reason: string } | undefined;
}

const SAID: Record<CommentState, string> = {
  waiting: '正在核对，核对后公开',
  shown: '已在网站公开',
  kept: '不公开，但同样研究、答复',
  withdrawn: '已撤回',
};

/** 我的意见: where it stands, and what became of it. */
export function MinePage({ own, one, state, answer }: Props) {
  return (
    <div class="filing narrow">
      <h1 class="title">我的意见</h1>
      <Facts
        rows={[
          [
            '征集',
            <a href={`${HOME}/${one.id}`} lang="zh-CN">
              {one.content.title}
            </a>,
          ],
          ['意见编号', <span lang="zh-CN">{own.number}</span>],
          ['提交日期', own.receivedOn],
          ['对哪一段', own.paragraph ? `第 ${own.paragraph} 段` : '整体'],
          [
            '您的意见',
            own.text === undefined ? (
              '内容已按保存期限删除'
            ) : (
              <span class="said" lang="zh-CN">
                {own.text}
              </span>
            ),
          ],
          [
            '是否公开',
            <>
              <span>{SAID[own.state]}</span>
              {own.keptWhy && (
                <>
                  {'：'}
                  <span>{KEPT_WHY[own.keptWhy]}</span>
                </>
              )}
            </>,
          ],
        ]}
      />
      <section>
        <h2>采纳情况</h2>
        {answer ? (
          <>
            <p>
              <Tag tone={answer.verdict === 'declined' ? 'plain' : 'ok'}>{VERDICTS[answer.verdict]}</Tag>
            </p>
            <p class="said" lang="zh-CN">
              {answer.reason}
            </p>
          </>
        ) : (
          <p>
            {state === 'stopped'
              ? '这项征集已终止。'
              : own.state === 'withdrawn'
                ? '已撤回，不再研究。'
                : `征集 ${one.closesOn} 结束，最迟 ${one.resultsDue} 公布。`}
          </p>
        )}
      </section>
      {own.state !== 'withdrawn' && takesComments(state) && (
        <Form action={`${HOME}/mine/withdraw`} class="noprint" id="withdraw">
          <p class="help">撤回后不再公开，也不再研究；征集结束前可以重新提。</p>
          <button class="btn quiet" type="submit">
            撤回这条意见
          </button>
        </Form>
      )}
      <CloseForm />
    </div>
  );
}
