import { first, type Typed } from '../../platform/http/form.ts';
import type { Failure } from '../../platform/outcome.ts';
import { CheckFields, type HumanCheck } from '../../platform/public-forms/index.ts';
import type { PublicMatters } from '../../platform/public-matters.ts';
import { Choices, Field, Form, SectionHead } from '../../platform/ui/index.ts';
import { THEMES } from '../../policies/index.ts';
import { EVERY } from '../form.ts';
import { HOME } from '../paths.ts';
import { LONGEST_WORD, RHYTHMS } from '../rules.ts';
import type { Subjects } from '../subjects.ts';

interface Props {
  subjects: Subjects;
  typed: Typed;
  failure: Failure | undefined;
  /** undefined: no mail goes out */
  check: HumanCheck | undefined;
  /** there are matters that can be followed by number and code */
  followable: boolean;
  /** matters that everybody may follow */
  sorts: readonly PublicMatters[];
}

interface Feed {
  name: string;
  /** before '.xml' and '.json' */
  path: string;
  query?: string;
  /** a word that somebody typed: in whatever language it is, it is no phrase of ours */
  typed?: true;
  /** in one form alone */
  only?: 'xml';
}

type Sections = Omit<Subjects, 'publicMatters'>;

const NAMES = ['column', 'theme', 'office', 'q'] as const;

/** What one can subscribe to, by mail and by feed. Who comes from a column, a search or a document finds it chosen. */
export function SubscribePage({ subjects, typed, failure, check, followable, sorts }: Props) {
  const columns = subjects.columns.filter(({ closed }) => !closed);
  const offices = subjects.offices.filter(({ closed }) => !closed);
  const chosen = matterIn(typed, subjects, sorts) ?? chosenIn(typed, { columns, offices });
  return (
    <div class="filing narrow subscribe">
      <h1 class="title">订阅</h1>
      {check ? (
        <>
          <p class="lead">有新公开的信息时，发邮件告诉您。不用注册，随时可以停止。</p>
          <MailForm {...{ columns, offices, sorts, typed, failure, check, chosen }} />
          {followable && (
            <section>
              <SectionHead title="自己的申请和留言" />
              <p>
                <a href={`${HOME}/matter`}>有了新进展发邮件告诉我</a>
              </p>
            </section>
          )}
        </>
      ) : (
        <>
          {failure && (
            <p class="warning" role="alert">
              {failure.message}
            </p>
          )}
          <p class="lead">本机关现在不发邮件，可以用下面的订阅地址，在阅读器里看新公开的信息。</p>
        </>
      )}
      <Feeds {...{ columns, offices, chosen }} sorts={sorts} />
    </div>
  );
}

interface Chosen {
  name: string;
  value: string;
  sort: string;
  label: string;
  /** in whatever language it is, it is no phrase of ours */
  typed?: true;
  feed: Feed;
}

/** The one matter, or all new ones, that who comes from its page has chosen. */
function matterIn(typed: Typed, { publicMatters }: Subjects, sorts: readonly PublicMatters[]): Chosen | undefined {
  const of = sorts.find(({ sort }) => first(typed, sort));
  const others = [...NAMES, 'all', ...sorts.filter((one) => one !== of).map(({ sort }) => sort)];
  if (!of || others.some((name) => first(typed, name).trim())) return undefined;
  const [name, value] = [of.sort, first(typed, of.sort)];
  const all = { name, value, sort: of.label, label: of.all, feed: feedOfMatters(of) };
  if (value === EVERY) return all;
  const one = publicMatters.find(({ sort, id, over }) => sort === name && String(id) === value && !over);
  return one && { ...all, label: one.title, typed: true };
}

/** The one thing that who comes here has chosen before; undefined: nothing, or several. */
function chosenIn(typed: Typed, { columns, offices }: Sections): Chosen | undefined {
  const given = NAMES.filter((name) => first(typed, name).trim());
  const [name] = given;
  if (given.length !== 1 || !name || first(typed, 'all')) return undefined;
  const value = first(typed, name).trim();
  if (name === 'column') {
    const column = columns.find(({ slug }) => slug === value);
    return column && { name, value, sort: '栏目', label: column.name, feed: feedOfColumn(column) };
  }
  if (name === 'office') {
    const office = offices.find(({ code }) => code === value);
    return office && { name, value, sort: '科室', label: office.name, feed: feedOfOffice(office) };
  }
  if (name === 'theme') {
    const theme = Object.hasOwn(THEMES, value) ? THEMES[value as keyof typeof THEMES] : undefined;
    return theme && { name, value, sort: '主题', label: theme, feed: feedOfTheme(value, theme) };
  }
  const feed = {
    name: `“${value}”`,
    path: '/search/feed',
    query: new URLSearchParams({ q: value }).toString(),
    typed: true as const,
  };
  return { name, value, sort: '词', label: value, feed, typed: true };
}

const feedOfColumn = ({ name, slug }: { name: string; slug: string }): Feed => ({
  name,
  path: `/columns/${slug}/feed`,
});
const feedOfOffice = ({ name, code }: { name: string; code: string }): Feed => ({
  ...{ name, path: `/offices/${encodeURIComponent(code)}/feed` },
});
const feedOfTheme = (theme: string, name: string): Feed => ({ name, path: '/policies/feed', query: `theme=${theme}` });

const feedOfMatters = ({ label, feed }: PublicMatters): Feed => ({ name: label, path: feed, only: 'xml' });

type FormProps = Pick<Props, 'typed' | 'failure' | 'sorts'> &
  Sections & { check: HumanCheck; chosen: Chosen | undefined };

function MailForm({ columns, offices, sorts, typed, failure, check, chosen }: FormProps) {
  return (
    <Form action={HOME} failure={failure} id="subscribe">
      {chosen ? (
        <div class="field">
          <input type="hidden" name={chosen.name} value={chosen.value} />
          <p class="chosen">
            您要订阅的{chosen.sort}：<b lang={chosen.typed && 'zh-CN'}>{chosen.label}</b>
          </p>
          <p class="help">
            <a href={HOME}>换别的</a>
          </p>
        </div>
      ) : (
        <fieldset class="part">
          <legend>您想知道什么</legend>
          <p class="help">至少选一样，可以选几样。同一份文件只告诉您一次。</p>
          <Choices
            name="all"
            legend="全部"
            type="checkbox"
            options={[{ value: 'yes', label: '全部新公开的信息' }]}
            typed={typed}
            failure={failure}
          />
          <Field
            name="column"
            label="一个栏目"
            options={[{ value: '', label: '不选' }, ...columns.map(({ slug, name }) => ({ value: slug, label: name }))]}
            typed={typed}
            failure={failure}
          />
          <Field
            name="theme"
            label="一个主题的政策文件"
            options={[
              { value: '', label: '不选' },
              ...Object.entries(THEMES).map(([value, label]) => ({ value, label })),
            ]}
            typed={typed}
            failure={failure}
          />
          <Field
            name="office"
            label="一个科室、村或者社区"
            options={[{ value: '', label: '不选' }, ...offices.map(({ code, name }) => ({ value: code, label: name }))]}
            typed={typed}
            failure={failure}
          />
          {sorts.map(({ sort, label, all }) => (
            <Choices
              key={sort}
              name={sort}
              legend={label}
              type="checkbox"
              options={[{ value: EVERY, label: all }]}
              typed={typed}
              failure={failure}
            />
          ))}
          <Field
            name="q"
            label="一个词"
            help={`如低保、修路，最多 ${LONGEST_WORD} 个字。有这个词的，都告诉您。`}
            typed={typed}
            failure={failure}
            autocomplete="off"
          />
        </fieldset>
      )}
      <Choices
        name="rhythm"
        legend="多久一次"
        required
        type="radio"
        help="都在早上 8 点以后发，没有新的不发"
        options={Object.entries(RHYTHMS).map(([value, label]) => ({ value, label }))}
        typed={{ ...typed, rhythm: typed.rhythm ?? 'daily' }}
        failure={failure}
      />
      <Field
        name="email"
        label="电子邮箱"
        required
        type="email"
        help="加密保存，只用来发订阅的邮件，停止时删除"
        typed={typed}
        failure={failure}
        autocomplete="email"
      />
      <CheckFields check={check} typed={typed} failure={failure} />
      <div class="actions">
        <button class="btn big" type="submit">
          订阅
        </button>
      </div>
    </Form>
  );
}

function Feeds({ columns, offices, sorts, chosen }: Sections & Pick<Props, 'sorts'> & { chosen: Chosen | undefined }) {
  return (
    <section>
      <SectionHead title="用阅读器订阅" />
      <p class="help">会用阅读器的，把地址复制进去就可以，不用留邮箱。</p>
      {chosen && (
        <ul class="feeds">
          <FeedLine feed={chosen.feed} />
        </ul>
      )}
      <ul class="feeds">
        <FeedLine feed={{ name: '全部新公开的信息', path: '/feed' }} />
        <FeedLine feed={{ name: '政策文件库', path: '/policies/feed' }} />
        {sorts.map((one) => (
          <FeedLine key={one.sort} feed={feedOfMatters(one)} />
        ))}
      </ul>
      <FeedGroup title="各栏目" feeds={columns.map(feedOfColumn)} />
      <FeedGroup title="各主题" feeds={Object.entries(THEMES).map(([theme, name]) => feedOfTheme(theme, name))} />
      <FeedGroup title="各科室、村和社区" feeds={offices.map(feedOfOffice)} />
      <p class="help">
        要订阅一个词，请先<a href="/search">搜索</a>，再点结果下面的“订阅这个词”。
      </p>
    </section>
  );
}

function FeedGroup({ title, feeds }: { title: string; feeds: readonly Feed[] }) {
  if (!feeds.length) return null;
  return (
    <details>
      <summary>{title}</summary>
      <ul class="feeds">
        {feeds.map((feed) => (
          <FeedLine key={feed.path + (feed.query ?? '')} feed={feed} />
        ))}
      </ul>
    </details>
  );
}

function FeedLine({ feed: { name, path, query, typed, only } }: { feed: Feed }) {
  const to = (format: string) => `${path}.${format}${query ? `?${query}` : ''}`;
  return (
    <li>
      <span lang={typed && 'zh-CN'}>{name}</span>
      <a href={to('xml')}>Atom</a>
      {!only && <a href={to('json')}>JSON</a>}
    </li>
  );
}
