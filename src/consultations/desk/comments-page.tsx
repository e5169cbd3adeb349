import { OPENING_REASONS } from '../../applications/index.ts';
import { COMMENT_CHANNELS, threatIn } from '../../law/index.ts';
import { first, type Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { Choices, Empty, Fault, Field, Form, Pager, Panel, Tag } from '../../platform/ui/index.ts';
import { showForm } from '../comments/actions.ts';
import type { DeskComment } from '../comments/store.ts';
import { COMMENT_STATES, KEPT_WHY } from '../comments/words.ts';
import { DESK } from '../paths.ts';
import type { Commenter } from '../privacy.ts';
import { type Signed, titleOf } from '../store.ts';

export const DESK_PAGE = 20;

interface Props {
  one: Signed;
  comments: readonly DeskComment[];
  /** '' : all */
  state: string;
  page: number;
  pages: number;
  handles: boolean;
  typed: Typed;
  failure?: Failure | undefined;
  /** id of the comment whose form was sent */
  at?: number | undefined;
  /** what was opened of one */
  opened?: { id: number; sender: Commenter | undefined; text: string | undefined } | undefined;
}

/** Comments of a consultation, to be looked through before they show. */
export function CommentsDesk({ one, comments, state, page, pages, handles, failure, at, typed, opened }: Props) {
  const path = `${DESK}/${one.id}/comments`;
  const query = (n: number) => {
    const asked = new URLSearchParams({ ...(state && { state }), ...(n > 1 && { page: String(n) }) }).toString();
    return asked ? `${path}?${asked}` : path;
  };
  return (
    <>
      <header class="head">
        <div>
          <h1>意见</h1>
          <p class="meta">{titleOf(one)}　·　核对以后公开；不公开的，同样研究、答复</p>
        </div>
        <div class="acts">
          <a class="btn quiet" href={`${DESK}/${one.id}/enter`}>
            登记意见
          </a>
        </div>
      </header>
      <form class="filters" method="get" action={path}>
        <Field
          name="state"
          label="状态"
          typed={{ state }}
          options={[
            { value: '', label: '全部' },
            ...Object.entries(COMMENT_STATES).map(([value, label]) => ({ value, label })),
          ]}
        />
        <button class="btn quiet" type="submit">
          查找
        </button>
      </form>
      {comments.length === 0 && (
        <Panel>
          <Empty>没有符合条件的意见。</Empty>
        </Panel>
      )}
      {comments.map((comment) => (
        <One
          key={comment.id}
          {...{ path, comment, handles }}
          failure={at === comment.id ? failure : undefined}
          typed={at === comment.id ? typed : {}}
          opened={opened?.id === comment.id ? opened : undefined}
        />
      ))}
      <Pager page={page} pages={pages} href={query} />
    </>
  );
}

interface OneProps {
  path: string;
  comment: DeskComment;
  handles: boolean;
  typed: Typed;
  failure: Failure | undefined;
  opened: Props['opened'];
}

function One({ path, comment, handles, typed, failure, opened }: OneProps) {
  const { id, number, text, state, shownText, keptWhy, numbers } = comment;
  const threat = threatIn(text);
  const at = `${path}/${id}`;
  const place = comment.paragraph ? `第 ${comment.paragraph} 段` : '整体';
  const origin = `${COMMENT_CHANNELS[comment.channel]}${comment.enteredBy && `，${comment.enteredBy}登记`}`;
  return (
    <Panel
      title={number}
      id={`c${id}`}
      more={<Tag tone={state === 'waiting' ? 'warn' : state === 'shown' ? 'ok' : 'plain'}>{COMMENT_STATES[state]}</Tag>}
    >
      <p class="help">
        {comment.senderShown}　·　{comment.receivedOn}　·　{origin}　·　{place}
        {comment.lookedBy && `　·　${comment.lookedBy}核对`}
        {keptWhy && `：${KEPT_WHY[keptWhy]}`}
      </p>
      {threat && <p class="warning">像是威胁的话：“{threat}”。不能公开；有现实危险的，请马上报警。</p>}
      {numbers && <p class="warning">里面有电话、证件号码或者提意见的人的姓名，已隐去。</p>}
      <p class="lines">{text || (comment.agreesWith ? '（同意别人的意见，没有另写）' : '（内容已按保存期限删除）')}</p>
      {state === 'shown' && shownText !== text && (
        <p class="help">
          公开的是：<span class="lines">{shownText}</span>
        </p>
      )}
      {opened && (
        <p class="notice">
          {opened.sender
            ? `${opened.sender.name || '未留姓名'}　${opened.sender.email || '未留邮箱'}`
            : '没有留姓名、邮箱'}
          {opened.text && <span class="lines">{opened.text}</span>}
        </p>
      )}
      {!(handles && state !== 'withdrawn') && <Fault failure={failure} />}
      {handles && state !== 'withdrawn' && (
        <>
          <Form
            action={`${at}/show`}
            of={showForm}
            failure={failure?.fields?.why ? undefined : failure}
            among={`show${id}`}
          >
            <Field
              name="text"
              label="公开的意见"
              type="textarea"
              rows={3}
              help="可以隐去个人信息，不改意思"
              typed={{ text: 'text' in typed ? first(typed, 'text') : shownText || text }}
              failure={failure}
            />
            <button class="btn" type="submit">
              {state === 'shown' ? '更新公开的意见' : '公开'}
            </button>
          </Form>
          <Form
            action={`${at}/keep`}
            failure={failure?.fields?.why ? failure : undefined}
            among={`keep${id}`}
            class="inline"
          >
            <Field
              name="why"
              label="不公开的原因"
              options={[
                { value: '', label: '请选择' },
                ...Object.entries(KEPT_WHY).map(([value, label]) => ({ value, label })),
              ]}
              typed={typed}
              failure={failure}
            />
            <button class="btn quiet" type="submit">
              不公开
            </button>
          </Form>
          {!comment.erased && (
            <Form action={`${at}/open`} among={`open${id}`} class="inline">
              <Field
                name="reason"
                label="查看提意见的人，原因"
                options={OPENING_REASONS.map((value) => ({ value, label: value }))}
                typed={{ reason: '电话核实' }}
              />
              <button class="btn quiet" type="submit">
                查看
              </button>
            </Form>
          )}
        </>
      )}
    </Panel>
  );
}

/** By what staff are told of a comment. */
export const ENTERED = ['window', 'letter', 'telephone', 'meeting'] as const;

/** 登记意见: what came otherwise than by the site, with its true day. */
export function EnterPage({
  one,
  paragraphs,
  typed,
  failure,
}: {
  one: Signed;
  paragraphs: number;
  typed: Typed;
  failure: Failure | undefined;
}) {
  const of = { typed, failure };
  return (
    <>
      <header class="head">
        <div>
          <h1>登记意见</h1>
          <p class="meta">{titleOf(one)}　·　来信、来电、窗口、座谈会上的意见，与网上的一样核对、公开、答复</p>
        </div>
      </header>
      <Panel>
        <Form action={`${DESK}/${one.id}/enter`} failure={failure}>
          <Choices
            name="channel"
            legend="怎样收到"
            required
            type="radio"
            options={ENTERED.map((value) => ({ value, label: COMMENT_CHANNELS[value] }))}
            {...of}
          />
          <Field name="on" label="收到的日期" type="date" required help={`${one.opensOn} 至 ${one.closesOn}`} {...of} />
          <Field
            name="paragraph"
            label="对哪一段"
            options={[
              { value: '', label: '整体' },
              ...Array.from({ length: paragraphs }, (_, n) => ({ value: String(n + 1), label: `第 ${n + 1} 段` })),
            ]}
            {...of}
          />
          <Field name="text" label="意见" required type="textarea" rows={6} {...of} />
          <div class="split-fields">
            <Field name="name" label="姓名" autocomplete="off" {...of} />
            <Field name="email" label="电子邮箱" type="email" autocomplete="off" {...of} />
          </div>
          <div class="actions">
            <button class="btn" type="submit">
              登记
            </button>
            <a href={`${DESK}/${one.id}/comments`}>返回</a>
          </div>
        </Form>
      </Panel>
    </>
  );
}
