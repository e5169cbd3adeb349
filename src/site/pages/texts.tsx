import { type Authority, ContactFacts, type Office } from '../../organizations/index.ts';
import { TableFrame } from '../../platform/ui/index.ts';
import { type GuidePart, guideParts, institutionParts, leadersIn, paragraphsOf } from '../../profile/index.ts';

interface Props {
  authority: Authority;
}

interface Worked extends Props {
  /** labels of its chain of review */
  chain: readonly string[];
}

function Parts({ parts, authority, chain }: Worked & { parts: readonly GuidePart[] }) {
  return (
    <>
      {parts.map((part, n) => (
        <section key={part.key} id={part.key.replace('.', '-')}>
          <h2>{`${'一二三四五六七八九'[n]}、${part.title}`}</h2>
          {paragraphsOf(part, authority, chain).map((line) => (
            <p key={line} lang="zh-CN">
              {line}
            </p>
          ))}
          {part.see && (
            <p>
              <a href={part.see[1]}>{part.see[0]}</a>
            </p>
          )}
        </section>
      ))}
    </>
  );
}

/** 政府信息公开指南. 条例 art. 12 */
export function GuidePage({ authority }: Props) {
  return (
    <article class="article text">
      <h1>政府信息公开指南</h1>
      <div class="article-body">
        <Parts parts={guideParts} authority={authority} chain={[]} />
        <section id="contact">
          <h2>六、政府信息公开工作机构</h2>
          <ContactFacts authority={authority} />
          <p>
            <a href="/disclosure/authority">机关职能、机构设置和负责人</a>
          </p>
        </section>
      </div>
    </article>
  );
}

/** 政府信息公开制度 */
export function InstitutionPage({ authority, chain }: Worked) {
  return (
    <article class="article text">
      <h1>政府信息公开制度</h1>
      <div class="article-body">
        <Parts parts={institutionParts} authority={authority} chain={chain} />
      </div>
    </article>
  );
}

/** 机关概况: functions, offices, where and when, who leads. 条例 art. 20(二) */
export function AuthorityPage({ authority, offices }: { authority: Authority; offices: readonly Office[] }) {
  const functions = (authority.guide.functions ?? '').split('\n').filter((line) => line.trim());
  const leaders = leadersIn(authority.guide.leaders);
  return (
    <article class="article text">
      <h1>机关概况</h1>
      <div class="article-body">
        <section id="functions">
          <h2>一、机关职能</h2>
          {functions.length === 0 && <p>正在整理，请向政府信息公开工作机构询问。</p>}
          {functions.map((line) => (
            <p key={line} lang="zh-CN">
              {line}
            </p>
          ))}
        </section>
        <section id="offices">
          <h2>二、机构设置</h2>
          <Rows head={['机构', '职责']} rows={offices.map(({ name, duties }) => [name, duties || '—'])} />
        </section>
        <section id="leaders">
          <h2>三、负责人</h2>
          {leaders.length === 0 && <p>正在整理，请向政府信息公开工作机构询问。</p>}
          {leaders.length > 0 && (
            <Rows
              lang="zh-CN"
              head={['姓名', '职务', '分工']}
              rows={leaders.map(({ name, post, duties }) => [name, post || '—', duties || '—'])}
            />
          )}
        </section>
        <section id="contact">
          <h2>四、办公地址、办公时间和联系方式</h2>
          <ContactFacts authority={authority} />
        </section>
      </div>
    </article>
  );
}

interface RowsProps {
  head: string[];
  rows: string[][];
  /** of what stands first in each row, where that is said in no other language */
  lang?: 'zh-CN';
}

function Rows({ head, rows, lang }: RowsProps) {
  return (
    <TableFrame label={head.join('、')}>
      <table class="slim">
        <thead>
          <tr>
            {head.map((each) => (
              <th key={each} scope="col">
                {each}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells]) => (
            <tr key={name}>
              <th scope="row" lang={lang}>
                {name}
              </th>
              {cells.map((cell, n) => (
                <td key={n} lang="zh-CN">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

export function AccessibilityPage({ authority }: { authority: Authority }) {
  return (
    <article class="article text">
      <h1>无障碍说明</h1>
      <div class="article-body">
        <p>{authority.name}力求使每个人都能方便地阅读本网站。</p>
        <ul>
          <li>页面右上角可以把字号放大到 125% 或 150%，也可以换为高对比配色；选择保存在您的浏览器中，一年有效。</li>
          <li>浏览器放大到 200%、在手机上或横向较窄时，内容自动换行，不需要左右拖动；宽表格在框内滚动。</li>
          <li>全部功能可以只用键盘操作：按 Tab 键移动，按回车键打开；第一次按 Tab 键可以跳过导航直达正文。</li>
          <li>页面按标题、列表、表格的结构编写，可以使用读屏软件或浏览器的朗读功能收听。</li>
          <li>不启用脚本也能使用全部查阅功能；不使用闪烁、自动播放和浮动窗口。</li>
          <li>状态不只用颜色表示，同时写出文字。</li>
        </ul>
        <h2>遇到困难</h2>
        <p>扫描件、旧附件等内容如无法阅读，请与我们联系，我们提供文字版或代为查阅。</p>
        <ContactFacts authority={authority} />
      </div>
    </article>
  );
}
