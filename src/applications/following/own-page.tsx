import { PHASE_LABELS, REPLY_KINDS } from '../../law/index.ts';
import { longDate, minuteOf } from '../../platform/dates.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { FilesField, type Kept } from '../../platform/public-forms/index.ts';
import { Facts, Field, Form, Tag } from '../../platform/ui/index.ts';
import { CloseForm } from '../filing/pages/acknowledgement.tsx';
import { HOME } from '../filing/paths.ts';
import type { Followed, FollowedFile } from './own-application.ts';

export interface MineProps {
  of: Followed;
  typed: Typed;
  kept: readonly Kept[];
  failure?: Failure | undefined;
  /** which form the failure belongs to */
  at?: 'clarify' | 'reasons' | 'message' | undefined;
}

/** One's own application: where it stands, what is to be done, every step, and what can be had. */
export function MinePage(props: MineProps) {
  const { of: it } = props;
  return (
    <div class="filing narrow">
      <p class="help">{it.number}</p>
      <h1 class="title">{it.subject}</h1>
      <Standing it={it} />
      {it.state.phase === 'awaitingClarification' && <Answer {...props} {...CLARIFY} />}
      {it.mayGiveReasons && <Answer {...props} {...REASONS} />}
      <Given it={it} />
      <Steps it={it} />
      <Messages {...props} />
      <More it={it} />
      <CloseForm />
    </div>
  );
}

function Standing({ it }: { it: Followed }) {
  const { state, clock, waitsUntil } = it;
  const late = clock !== undefined && !state.closed && clock.detail.left < 0;
  return (
    <section class="standing-now" aria-label="办理情况">
      <p>
        <Tag tone={late ? 'late' : state.phase === 'closed' || state.phase === 'archived' ? 'ok' : 'warn'}>
          {PHASE_LABELS[state.phase]}
        </Tag>
      </p>
      {clock && !state.closed && <p class="clock">{clock.sentence}</p>}
      {late && (
        <div class="card" id="overdue">
          <p>答复期限已过，本机关还没有答复。您可以：</p>
          <ul class="dots">
            <li>在下面给本机关留言，或者按“依申请公开”页上的电话询问办理情况；</li>
            <li>向上一级行政机关或者政府信息公开工作主管部门投诉、举报（《条例》第五十一条）；</li>
            <li>
              自答复期限届满之日起 60 日内申请行政复议；也可以自届满之日起 6 个月内提起行政诉讼（《条例》第五十一条）。
            </li>
          </ul>
        </div>
      )}
      {state.phase === 'unconfirmed' && (
        <p class="clock">工作人员会打电话与您确认，确认的当天为收到申请之日，次日起计算答复期限。</p>
      )}
      {state.closed && state.outcome && (
        <p class="clock">
          {it.heldBack
            ? `已于 ${longDate(state.closed)}作出答复，正在依法书面告知第三方，告知后即可查看和下载`
            : `已于 ${longDate(state.closed)}办结：${REPLY_KINDS[state.outcome].label}`}
        </p>
      )}
      {clock && state.closed && <p class="help">{clock.sentence}</p>}
      {state.phase === 'closed' && !state.outcome && <p class="clock">您已撤回申请，本机关不再办理。</p>}
      {state.phase === 'awaitingClarification' && waitsUntil && <p class="clock">请在 {longDate(waitsUntil)}前补正</p>}
      {state.phase === 'awaitingFee' && (
        <p class="clock">
          {waitsUntil
            ? `请在 ${longDate(waitsUntil)}前缴纳信息处理费`
            : '请按收费通知缴纳信息处理费，收到通知次日起 20 个工作日内'}
        </p>
      )}
      {clock && clock.detail.why.length > 0 && (
        <details class="more">
          <summary>这个日期是怎么算的</summary>
          <ul class="dots" lang="zh-CN">
            {clock.detail.why.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

interface AnswerProps extends MineProps {
  slug: 'clarify' | 'reasons';
  title: string;
  /** the step that asked for it */
  asked: string;
  /** of the words, and of the files */
  name: string;
  label: string;
  help: string;
  papers: string;
  submit: string;
}

/** What the office asked the applicant for, and the form by which it is given. */
function Answer({
  of: it,
  typed,
  kept,
  failure,
  at,
  slug,
  title,
  asked,
  name,
  label,
  help,
  papers,
  submit,
}: AnswerProps) {
  const mine = at === slug ? failure : undefined;
  return (
    <section id={slug} class="card">
      <h2>{title}</h2>
      <Form action={`${HOME}/mine/${slug}`} upload failure={mine}>
        <p>{it.steps.findLast((step) => step.title === asked)?.text}</p>
        <Field name={name} type="textarea" rows={5} label={label} help={help} required typed={typed} failure={mine} />
        <FilesField
          address={`${HOME}/files`}
          name="files"
          label={papers}
          help="可以不传。最多 5 个文件，每个不超过 20 MB。"
          multiple
          kept={kept}
          failure={mine}
        />
        <div class="actions">
          <button class="btn big" type="submit">
            {submit}
          </button>
        </div>
      </Form>
    </section>
  );
}

const CLARIFY = {
  slug: 'clarify',
  title: '补正申请',
  asked: '请您补正',
  name: 'description',
  label: '补正内容',
  help: '把要求补充的写清楚；只补材料的，写“见附件”。',
  papers: '补正材料',
  submit: '提交补正',
} as const;

/** Why one asks for so much. 条例 art. 35 */
const REASONS = {
  slug: 'reasons',
  title: '说明理由',
  asked: '请您说明理由',
  name: 'reasons',
  label: '申请的理由',
  help: '写明为什么需要这些信息。理由合理的，本机关按期答复或者确定延迟答复的期限。',
  papers: '有关材料',
  submit: '提交理由',
} as const;

function Given({ it }: { it: Followed }) {
  if (!it.papers.length && !it.information.length) return null;
  return (
    <section id="papers">
      <h2>文书和信息</h2>
      <ul class="downloads">
        {it.papers.map((paper) => (
          <li key={paper.id}>
            <span>
              <b>{paper.label}</b> <small>{[paper.number, longDate(paper.on)].filter(Boolean).join('，')}</small>
            </span>
            <a href={`${HOME}/mine/papers/${paper.id}.pdf`} aria-label={`下载 PDF：${paper.label}`}>
              下载 PDF
            </a>
            <a href={`${HOME}/mine/papers/${paper.id}.docx`} aria-label={`下载 Word：${paper.label}`}>
              下载 Word
            </a>
          </li>
        ))}
        {it.information.map((file) => (
          <FileLine key={file.id} file={file} said="提供的信息" />
        ))}
      </ul>
    </section>
  );
}

function FileLine({ file, said }: { file: FollowedFile; said: string }) {
  return (
    <li>
      <span>
        <b>{file.name}</b> <small>{said}</small>
      </span>
      <a href={`${HOME}/mine/files/${file.id}`} aria-label={`下载：${file.name}`}>
        下载
      </a>
    </li>
  );
}

function Steps({ it }: { it: Followed }) {
  return (
    <section id="steps">
      <h2>办理经过</h2>
      <ol class="steps">
        {it.steps.map((step) => (
          <li key={step.seq}>
            <time dateTime={step.on}>{step.on}</time>
            <div>
              <h3>{step.title}</h3>
              <p>{step.text}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Messages({ of: it, typed, failure, at }: MineProps) {
  const mine = at === 'message' ? failure : undefined;
  return (
    <section id="messages">
      <h2>留言</h2>
      {it.messages.map((message) => (
        <div key={message.id} class={message.mine ? 'message mine' : 'message'}>
          <p class="help">
            {message.mine ? '您' : '本机关'}　<time>{minuteOf(message.at)}</time>
          </p>
          <p class="said">{message.body}</p>
        </div>
      ))}
      <Form action={`${HOME}/mine/message`} failure={mine}>
        <Field
          name="body"
          type="textarea"
          rows={3}
          label="给经办人留言"
          help="补充说明、改联系方式、询问进度都可以。"
          typed={typed}
          failure={mine}
        />
        <button class="btn quiet" type="submit">
          发送
        </button>
      </Form>
    </section>
  );
}

function More({ it }: { it: Followed }) {
  const given = !it.heldBack && (it.state.outcome === 'granted' || it.state.outcome === 'partial');
  return (
    <section id="more">
      <h2>申请内容</h2>
      <Facts
        rows={[
          ...(it.applicant ?? [['申请人', '保存期满，个人信息已删除'] as const]),
          ['所需信息', <span class="said">{it.description}</span>],
        ]}
      />
      {it.own.length > 0 && (
        <ul class="downloads">
          {it.own.map((file) => (
            <FileLine key={file.id} file={file} said="您提交的" />
          ))}
        </ul>
      )}
      {given && !it.wantsPublic && (
        <Form action={`${HOME}/mine/suggest`} class="choice-of">
          <p>认为这份信息应当让大家都看到的，可以建议本机关主动公开（《条例》第四十四条）。</p>
          <button class="btn quiet" type="submit">
            建议主动公开
          </button>
        </Form>
      )}
      {it.wantsPublic && <p class="notice">您已建议主动公开这份信息，本机关会审查。</p>}
      {it.mayWithdraw && (
        <p>
          不需要了？可以<a href={`${HOME}/mine/withdraw`}>撤回申请</a>。
        </p>
      )}
    </section>
  );
}

/** Asked once more: a withdrawal cannot be taken back. */
export function WithdrawPage({ it, failure }: { it: Followed; failure?: Failure | undefined }) {
  return (
    <div class="filing narrow">
      <h1 class="title">撤回申请</h1>
      <p class="lead">
        {it.number}：{it.subject}
      </p>
      <p>撤回后本机关不再办理，不能恢复。以后还需要的，可以重新申请。</p>
      <Form action={`${HOME}/mine/withdraw`} failure={failure}>
        <Field name="note" label="撤回原因" help="可以不填。" typed={{}} />
        <div class="actions">
          <button class="btn" type="submit">
            确认撤回
          </button>
          <a class="btn quiet" href={`${HOME}/mine`}>
            不撤回，返回
          </a>
        </div>
      </Form>
    </div>
  );
}
