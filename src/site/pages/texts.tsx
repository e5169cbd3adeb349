import { type Authority, ContactFacts } from '../../organizations/index.ts';
import { type GuidePart, guideParts, institutionParts, paragraphsOf } from '../guide.ts';

function Parts({ parts, authority }: { parts: readonly GuidePart[]; authority: Authority }) {
  return (
    <>
      {parts.map((part, n) => (
        <section key={part.key} id={part.key.replace('.', '-')}>
          <h2>{`${'一二三四五六七八九'[n]}、${part.title}`}</h2>
          {paragraphsOf(part, authority).map((line) => (
            <p key={line}>{line}</p>
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
export function GuidePage({ authority }: { authority: Authority }) {
  return (
    <article class="article text">
      <h1>政府信息公开指南</h1>
      <div class="article-body">
        <Parts parts={guideParts} authority={authority} />
        <section id="contact">
          <h2>六、政府信息公开工作机构</h2>
          <ContactFacts authority={authority} />
        </section>
      </div>
    </article>
  );
}

/** 政府信息公开制度 */
export function InstitutionPage({ authority }: { authority: Authority }) {
  return (
    <article class="article text">
      <h1>政府信息公开制度</h1>
      <div class="article-body">
        <Parts parts={institutionParts} authority={authority} />
      </div>
    </article>
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
