import { ELSEWHERE, type ElsewhereId, MESSAGE_DAYS, MESSAGE_KINDS, messageKinds } from '../../law/index.ts';
import { type Authority, ContactFacts } from '../../organizations/index.ts';
import { first, type Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import {
  type Acknowledgement,
  Codes,
  ConfirmForm,
  FilesField,
  type HumanCheck,
  type Kept,
  LeaveForm,
} from '../../platform/public-forms/index.ts';
import type { Door } from '../../platform/room.ts';
import { Choices, Facts, Field, Form, fileSize, SectionHead } from '../../platform/ui/index.ts';
import { HOME } from '../paths.ts';
import type { MessageCounts, quarterOf } from '../public-answers/figures.ts';
import { QuarterFigures } from '../public-answers/pages.tsx';
import type { PublicAnswer } from '../public-answers/store.ts';
import type { NewMessage } from '../receive.ts';
import { FIELDS, LONGEST } from './form.ts';

interface HomeProps {
  counts: MessageCounts;
  quarter: ReturnType<typeof quarterOf>;
  answers: PublicAnswer[];
  /** what else stands in this section */
  doors: readonly Door[];
}

/** 互动交流: what one can do here. */
export function HomePage({ counts, quarter, answers, doors }: HomeProps) {
  return (
    <>
      <h1 class="title">互动交流</h1>
      <p class="lead">
        有问题、有建议、遇到困难，都可以在这里写给我们。收到后 {MESSAGE_DAYS.usual} 个工作日内答复，简单的问题{' '}
        {MESSAGE_DAYS.simple} 个工作日内答复。
      </p>
      <div class="actions">
        <a class="btn big" href={`${HOME}/new`}>
          写留言
        </a>
        <a class="btn quiet" href={`${HOME}/track`}>
          查询留言
        </a>
      </div>
      <ul class="sorts">
        {messageKinds.map((kind) => (
          <li key={kind}>
            <a href={`${HOME}/new?kind=${kind}`}>
              <b>{MESSAGE_KINDS[kind].label}</b>
              <span>{MESSAGE_KINDS[kind].about}</span>
            </a>
          </li>
        ))}
      </ul>
      {doors.length > 0 && (
        <section>
          <SectionHead title="也可以看" />
          <ul class="sorts">
            {doors.map(({ href, label, about }) => (
              <li key={href}>
                <a href={href}>
                  <b>{label}</b>
                  <span>{about}</span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <SectionHead title="公开答复" more={['全部', `${HOME}/answers`]} />
        {answers.length === 0 ? (
          <p class="help">还没有公开答复。</p>
        ) : (
          <ul class="list answers">
            {answers.map((one) => (
              <li key={one.id}>
                <a href={`${HOME}/answers/${one.id}`} lang="zh-CN">
                  {one.title}
                </a>
                <time>{one.answeredOn}</time>
              </li>
            ))}
          </ul>
        )}
      </section>
      <QuarterFigures counts={counts} quarter={quarter} />
    </>
  );
}

interface FormProps {
  typed: Typed;
  /** files that came with it before */
  kept: readonly Kept[];
  failure: Failure | undefined;
  /** whether the authority sends mail */
  mail: boolean;
}

/** Kind, matter, photographs and papers, how to be reached. */
export function FormPage({ typed, kept, failure, mail }: FormProps) {
  const page = first(typed, 'page');
  return (
    <div class="filing narrow">
      <h1 class="title">写留言</h1>
      <p class="lead">请把事情写清楚：什么时间、什么地点、什么事、希望怎样解决。下一步可以核对，核对后才提交。</p>
      <Form action={`${HOME}/new`} failure={failure} id="message" upload>
        <Choices
          name="sort"
          legend="您要写的是"
          required
          type="radio"
          options={messageKinds.map((kind) => ({
            value: kind,
            label: MESSAGE_KINDS[kind].label,
            help: MESSAGE_KINDS[kind].about,
          }))}
          typed={typed}
          failure={failure}
        />
        {page && (
          <>
            <input type="hidden" name="page" value={page} />
            <p class="help">
              要纠错的网页：<code>{page}</code>
            </p>
            <Field
              name="selection"
              label="出错的文字"
              help={`可以不填，最多 ${LONGEST.selection} 个字`}
              typed={typed}
              failure={failure}
            />
          </>
        )}
        <Field
          name="subject"
          label="一句话说明"
          required
          help={`最多 ${LONGEST.subject} 个字，请不要写姓名、电话`}
          typed={typed}
          failure={failure}
        />
        <Field
          name="text"
          label="具体情况"
          required
          type="textarea"
          rows={8}
          help={`最多 ${LONGEST.text.toLocaleString('en-US')} 个字`}
          typed={typed}
          failure={failure}
        />
        <FilesField
          address={`${HOME}/files`}
          name="files"
          label="照片和材料"
          help="可以不传。最多 5 个文件，每个不超过 20 MB。加密保存，办理的人才能看到。"
          multiple
          kept={kept}
          failure={failure}
        />
        <section class="part">
          <h2>怎样答复您</h2>
          <p class="help">
            投诉、求助请留下姓名和电话，方便核实情况；其他留言可以不留。姓名、电话、邮箱加密保存，只用于办理这件留言。
          </p>
          <Field name="name" label="姓名" typed={typed} failure={failure} autocomplete="name" />
          <Field name="telephone" label="联系电话" type="tel" typed={typed} failure={failure} autocomplete="tel" />
          <Choices
            name="byTelephone"
            legend="电话答复"
            type="checkbox"
            options={[{ value: 'yes', label: '答复时请给我打电话' }]}
            typed={typed}
            failure={failure}
          />
          <Field
            name="email"
            label="电子邮箱"
            type="email"
            help={mail ? '有答复时发邮件告诉您' : '本机关暂时不发邮件通知，请凭查询码查询'}
            typed={typed}
            failure={failure}
            autocomplete="email"
          />
        </section>
        <Choices
          name="wantsPublic"
          legend="是否公开"
          type="checkbox"
          help="公开前会删去能认出您的内容。不同意公开的，只有您能看到答复。"
          options={[{ value: 'yes', label: '同意把问题和答复公开，让别人也能看到' }]}
          typed={typed}
          failure={failure}
        />
        <div class="actions">
          <button class="btn big" type="submit">
            下一步：核对
          </button>
        </div>
      </Form>
    </div>
  );
}

interface PreviewProps {
  given: NewMessage;
  typed: Typed;
  kept: readonly Kept[];
  alike: { href: string; title: string }[];
  signposts: ElsewhereId[];
  check: HumanCheck;
  failure: Failure | undefined;
}

/** All that will be sent, with where it may rather belong and what is public already. */
export function PreviewPage({ given, typed, kept, alike, signposts, check, failure }: PreviewProps) {
  const { sort, subject, written, sender, byTelephone, wantsPublic, page } = given;
  const rows: [string, string][] = [
    ['类别', MESSAGE_KINDS[sort].label],
    ['网页', page],
    ['出错的文字', written.selection],
    ['一句话说明', subject],
    ['具体情况', written.text],
    ['照片和材料', kept.map(({ name, size }) => `${name}（${fileSize(size)}）`).join('、')],
    ['姓名', sender.name],
    ['联系电话', sender.telephone],
    ['电话答复', byTelephone ? '要' : ''],
    ['电子邮箱', sender.email],
    ['公开', wantsPublic ? '同意公开' : '不公开'],
  ];
  return (
    <div class="filing narrow">
      <h1 class="title">核对留言</h1>
      <p class="lead">请核对。有错的点“返回修改”，已填写的内容都在。</p>
      {signposts.length > 0 && (
        <section class="alike">
          <h2>这件事也许有更快的办法</h2>
          <ul class="signposts">
            {signposts.map((id) => (
              <Signpost key={id} id={id} />
            ))}
          </ul>
          <p class="help">不是这样的，请照常提交，我们会办理。</p>
        </section>
      )}
      {alike.length > 0 && (
        <section class="alike">
          <h2>这里可能已经有答案</h2>
          <ul class="list">
            {alike.map(({ href, title }) => (
              <li key={href}>
                <a href={href}>{title}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>留言内容</h2>
        <Facts rows={rows.filter(([, value]) => value)} />
      </section>
      <ConfirmForm action={`${HOME}/send`} edit={`${HOME}/edit`} fields={FIELDS} {...{ kept, check, typed, failure }} />
    </div>
  );
}

/** Where a matter belongs, in a sentence, with its place. */
export function Signpost({ id }: { id: ElsewhereId }) {
  const { says, place, href } = ELSEWHERE[id];
  return (
    <li>
      <span>{says}</span> {href ? <a href={href}>{place}</a> : <b>{place}</b>}
    </li>
  );
}

interface SentProps {
  acknowledgement: Acknowledgement;
  at: string;
  authority: Authority;
}

/** Number and query code, shown together this once. */
export function SentPage({ acknowledgement, at, authority }: SentProps) {
  return (
    <div class="filing narrow">
      <h1 class="title">留言已提交</h1>
      <p class="lead">请把编号和查询码抄下来、拍下来或者打印出来，看答复、追问、评价都要用。查询码只在这里显示。</p>
      <Codes label="留言编号" acknowledgement={acknowledgement} at={at} />
      <div class="actions noprint">
        <a class="btn quiet" href={`${HOME}/mine`}>
          查看办理情况
        </a>
      </div>
      <section>
        <h2>接下来</h2>
        <ol class="numbered">
          <li>今天收到，从下一个工作日起 {MESSAGE_DAYS.usual} 个工作日内答复；要延期的，会写明理由，只延一次。</li>
          <li>不属于本机关的，会告诉您应向哪里提出。</li>
          <li>答复后可以评价，也可以追问一次。</li>
          <li>丢失查询码的，请带留言时写的姓名、电话到窗口补发。</li>
        </ol>
        <ContactFacts authority={authority} />
      </section>
      <CloseForm />
    </div>
  );
}

export function CloseForm() {
  return <LeaveForm action={`${HOME}/close`} help="在公用电脑上，用完请退出，别人就看不到您的留言。" />;
}
