import type { ComponentChildren } from 'preact';
import { dayOf } from '../../platform/dates.ts';
import type { Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { CheckFields, type HumanCheck } from '../../platform/public-forms/index.ts';
import { Facts, Field, Form } from '../../platform/ui/index.ts';
import { HOME } from '../paths.ts';
import type { SurveyContent } from '../preparing/content.ts';
import type { Extension, Survey } from '../preparing/store.ts';
import { STANDINGS, type SurveyStanding } from '../questions/standing.ts';
import { QuestionFields } from './question-fields.tsx';

interface Head {
  survey: Survey;
  content: SurveyContent;
  standing: SurveyStanding;
  extensions: readonly Extension[];
}

/** What is asked why, by whom, of whom and until when. */
function SurveyHead({ survey, content, standing, extensions }: Head) {
  return (
    <>
      <h1 class="title" lang="zh-CN">
        {content.title}
      </h1>
      <p class="state">{STANDINGS[standing]}</p>
      <Facts
        rows={[
          ['为什么问', <Lines key="why" text={content.why} />],
          ['谁来问', <Lines key="asker" text={content.asker} />],
          ['请谁回答', <Lines key="who" text={content.who} />],
          ['时间', `${survey.opensOn} 至 ${survey.closesOn}`],
          ...extensions.map(
            ({ before, closesOn, reason, at }) =>
              [
                '延期',
                <>
                  <span>
                    {dayOf(at)} 起由 {before} 延到 {closesOn}
                  </span>
                  <span class="line" lang="zh-CN">
                    {reason}
                  </span>
                </>,
              ] as const,
          ),
        ]}
      />
    </>
  );
}

const Lines = ({ text }: { text: string }) => (
  <>
    {text.split('\n').map((line, at) => (
      <span key={at} class="line" lang="zh-CN">
        {line}
      </span>
    ))}
  </>
);

interface FormProps extends Head {
  typed: Typed;
  failure: Failure | undefined;
  check: HumanCheck;
  /** sealed: which version was opened when */
  opened: string;
  /** whether mail goes out */
  mail: boolean;
}

/** The survey to be filled in. */
export function AnswerPage({ typed, failure, check, opened, mail, ...head }: FormProps) {
  const { survey, content } = head;
  return (
    <div class="filing narrow">
      <SurveyHead {...head} />
      <p class="help">
        不记名：不记您是谁，也不记网络地址。标“必填”的要答，其余可以不答。有的题后面写着到第几题，中间的题不用答，答了也不计。
      </p>
      <Form action={`${HOME}/${survey.id}`} failure={failure} id="survey">
        <input type="hidden" name="opened" value={opened} />
        {content.once === 'mail' && (
          <section class="part">
            <h2>验证码</h2>
            {mail ? (
              <>
                <p>
                  这份问卷每个邮箱答一次。还没有验证码的，先<a href={`${HOME}/${survey.id}/code`}>取得验证码</a>。
                </p>
                <Field
                  name="code"
                  label="验证码"
                  required
                  help="邮件里的 10 位字母和数字"
                  typed={typed}
                  failure={failure}
                  autocomplete="one-time-code"
                />
              </>
            ) : (
              <p class="warning">现在不能发送验证码，请到窗口填写纸质问卷。</p>
            )}
          </section>
        )}
        <section class="part">
          <h2>题目</h2>
          <QuestionFields questions={content.questions} typed={typed} failure={failure} />
        </section>
        <p class="help">文字里请不要写姓名、电话、证件号码；写了的号码，收下时就会遮去。</p>
        <CheckFields check={check} typed={typed} failure={failure} />
        <div class="actions">
          <button class="btn big" type="submit">
            提交答卷
          </button>
        </div>
      </Form>
    </div>
  );
}

/** A survey that cannot be answered here and now, with the reason. */
export function StandingPage({ children, ...head }: Head & { children: ComponentChildren }) {
  return (
    <div class="filing narrow">
      <SurveyHead {...head} />
      {children}
    </div>
  );
}

interface CodeProps {
  survey: Survey;
  title: string;
  typed: Typed;
  failure: Failure | undefined;
  check: HumanCheck;
  mail: boolean;
}

/** Where a code is asked for. */
export function CodePage({ survey, title, typed, failure, check, mail }: CodeProps) {
  return (
    <div class="filing narrow">
      <h1 class="title">取得验证码</h1>
      <p class="lead">
        回答问卷“<span lang="zh-CN">{title}</span>
        ”要用验证码，每个邮箱答一次。邮箱加密保存，信发出后就删去；只留一个认不出邮箱的记号，问卷截止后也删去。
      </p>
      {mail ? (
        <Form action={`${HOME}/${survey.id}/code`} failure={failure} id="survey">
          <Field
            name="email"
            label="电子邮箱"
            type="email"
            required
            typed={typed}
            failure={failure}
            autocomplete="email"
          />
          <CheckFields check={check} typed={typed} failure={failure} />
          <div class="actions">
            <button class="btn big" type="submit">
              发送验证码
            </button>
            <a class="btn quiet" href={`${HOME}/${survey.id}`}>
              返回问卷
            </a>
          </div>
        </Form>
      ) : (
        <p class="warning">现在不能发送验证码，请到窗口填写纸质问卷。</p>
      )}
    </div>
  );
}

/** After it was sent. */
export function ThanksPage({ survey, title }: { survey: Survey; title: string }) {
  return (
    <div class="filing narrow">
      <h1 class="title">答卷已收到，谢谢</h1>
      <p class="lead">
        问卷“<span lang="zh-CN">{title}</span>”的答卷已收到。
      </p>
      <p>
        问卷 {survey.closesOn} 截止，第二天在<a href={`${HOME}/${survey.id}/results`}>结果页</a>公布各题的结果。
      </p>
    </div>
  );
}
