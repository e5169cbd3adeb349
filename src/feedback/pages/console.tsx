import { count, Empty, Facts, Figure, Pager, Panel, TableFrame, Tag } from '../../platform/ui/index.ts';
import { PATH, PERIODS } from '../paths.ts';
import { LONGEST_WORDS, WORDS_DAYS } from '../rules.ts';
import type { PageFigures, Said, Wish } from '../store.ts';
import type { Known } from '../which.ts';

type Asked = Wish & { days: string };

interface Props {
  wish: Asked;
  figures: Omit<PageFigures, 'path' | 'said'>;
  lines: readonly PageFigures[];
  known: ReadonlyMap<string, Known>;
  offices: ReadonlyMap<number, string>;
  page: number;
  pages: number;
}

const addressOf = ({ days, officeId }: Asked, more: Record<string, string> = {}, path = PATH) =>
  `${path}?${new URLSearchParams({ days, ...(officeId !== undefined && { office: String(officeId) }), ...more })}`;

/** Every page that was rated or read, what people find useless first. */
export function FeedbackPage({ wish, figures, lines, known, offices, page, pages }: Props) {
  return (
    <>
      <header class="head">
        <div>
          <h1>页面反馈</h1>
          <p class="meta">群众在文件和办事指南下面点“有用”“没用”；没用的排在前面，改好了再看有没有变化。</p>
        </div>
      </header>
      <form class="filters" method="get" action={PATH}>
        <label>
          时间
          <select name="days">
            {Object.entries(PERIODS).map(([days, label]) => (
              <option key={days} value={days} selected={days === wish.days}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <label>
          科室
          <select name="office">
            <option value="">全部</option>
            {[...offices].map(([id, name]) => (
              <option key={id} value={id} selected={id === wish.officeId}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <button class="btn quiet" type="submit">
          查看
        </button>
      </form>
      <div class="figures ledger-figures">
        <Figure value={figures.useless} label="次没用" href="#pages" late={figures.useless > 0} />
        <Figure value={figures.useful} label="次有用" href="#pages" />
        <Figure value={figures.views} label="次浏览（全部科室）" href="#pages" />
      </div>
      <Panel title="按页面" id="pages">
        {lines.length === 0 ? (
          <Empty>这段时间没有人评价，也没有浏览记录。文件公开、办事指南签发以后，这里就会有。</Empty>
        ) : (
          <TableFrame label="页面的浏览和评价">
            <table>
              <thead>
                <tr>
                  <th scope="col">页面</th>
                  <th scope="col">科室</th>
                  <th scope="col" class="n">
                    没用
                  </th>
                  <th scope="col" class="n">
                    有用
                  </th>
                  <th scope="col" class="n">
                    留言
                  </th>
                  <th scope="col" class="n">
                    浏览
                  </th>
                </tr>
              </thead>
              <tbody>
                {lines.map((line) => (
                  <Line key={line.path} line={line} page={known.get(line.path)} wish={wish} offices={offices} />
                ))}
              </tbody>
            </table>
          </TableFrame>
        )}
        <Pager page={page} pages={pages} href={(to) => addressOf(wish, { page: String(to) })} />
        <p class="help">
          浏览只记次数，不记是谁：不用网络地址，也不在读者的浏览器里放东西。搜索引擎和登录的工作人员不计，同一个人再看一次再计一次。留言
          {WORDS_DAYS} 天后删除。
        </p>
      </Panel>
    </>
  );
}

function Line(props: { line: PageFigures; page: Known | undefined; wish: Asked; offices: Props['offices'] }) {
  const { line, page, wish, offices } = props;
  return (
    <tr>
      <th scope="row" class="title-cell">
        <a href={addressOf(wish, { of: line.path }, `${PATH}/page`)}>{page?.title ?? `${line.path}（已撤下）`}</a>
      </th>
      <td>{page?.officeId ? offices.get(page.officeId) : ''}</td>
      <td class="n">{count(line.useless)}</td>
      <td class="n">{count(line.useful)}</td>
      <td class="n">{count(line.said)}</td>
      <td class="n">{count(line.views)}</td>
    </tr>
  );
}

interface OneProps {
  path: string;
  page: Known | undefined;
  wish: Asked;
  said: readonly Said[];
  months: ReadonlyMap<string, number>;
  offices: ReadonlyMap<number, string>;
  most: number;
}

/** What was said of one page, and how often it was read. */
export function OnePage({ path, page, wish, said, months, offices, most }: OneProps) {
  return (
    <>
      <header class="head">
        <div>
          <h1>{page?.title ?? '已撤下的页面'}</h1>
          <p class="meta">{PERIODS[wish.days]}</p>
        </div>
        {page && (
          <a class="btn quiet" href={path}>
            打开这一页
          </a>
        )}
      </header>
      <Panel title="这一页">
        <Facts
          rows={[
            ['种类', page?.label ?? '网站上已经没有'],
            ['科室', page?.officeId ? (offices.get(page.officeId) ?? '') : '—'],
            [
              '浏览',
              months.size ? [...months].map(([month, times]) => `${month}：${count(times)} 次`).join('；') : '没有',
            ],
          ]}
        />
      </Panel>
      <Panel title={`评价 ${count(said.length)} 次`}>
        {said.length === 0 ? (
          <Empty>这段时间没有人评价。</Empty>
        ) : (
          <TableFrame label="评价">
            <table>
              <thead>
                <tr>
                  <th scope="col">日期</th>
                  <th scope="col">有用吗</th>
                  <th scope="col" class="n">
                    留言
                  </th>
                </tr>
              </thead>
              <tbody>
                {said.map(({ id, on, useful, words }) => (
                  <tr key={id}>
                    <th scope="row" class="whole">
                      <time>{on}</time>
                    </th>
                    <td>
                      <Tag tone={useful ? 'ok' : 'warn'}>{useful ? '有用' : '没用'}</Tag>
                    </td>
                    <td>{words || '没有留言'}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableFrame>
        )}
        <p class="help">
          最多列出 {most} 条，每条最多 {LONGEST_WORDS} 个字；留言里的证件号、电话号在收下时已经遮去。
        </p>
      </Panel>
    </>
  );
}
