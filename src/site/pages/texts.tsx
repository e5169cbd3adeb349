import type { Authority } from '../../organizations/index.ts';
import { Facts, TableFrame } from '../../platform/ui/index.ts';
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
        </section>
      ))}
    </>
  );
}

/** 政府信息公开指南. 条例 art. 12 */
export function GuidePage({ authority }: { authority: Authority }) {
  return (
    <article class="document text">
      <h1>政府信息公开指南</h1>
      <div class="article">
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
    <article class="document text">
      <h1>政府信息公开制度</h1>
      <div class="article">
        <Parts parts={institutionParts} authority={authority} />
      </div>
    </article>
  );
}

export function ContactFacts({ authority }: { authority: Authority }) {
  const { contact, guide, name } = authority;
  const rows: [string, string | undefined][] = [
    ['机构', guide.office ?? `${name}政府信息公开工作机构`],
    ['地址', contact.address],
    ['邮编', contact.postcode],
    ['办公时间', contact.hours],
    ['电话', contact.telephone],
    ['传真', contact.fax],
    ['电子邮箱', contact.email],
  ];
  return <Facts rows={rows.flatMap(([term, value]) => (value ? [[term, value] as const] : []))} />;
}

const receipts: [channel: string, day: string][] = [
  ['当面提交', '提交之日'],
  ['邮寄，需要签收的', '签收之日'],
  ['平常信函等无需签收的', '与申请人确认之日'],
  ['互联网渠道、传真', '双方确认之日'],
];

/** 依申请公开: how, where, and how the days are counted. 条例 arts. 27–42 */
export function ApplicationPage({ authority, online }: { authority: Authority; online: boolean }) {
  return (
    <article class="document text">
      <h1>依申请公开</h1>
      <div class="article">
        <section>
          <h2>一、先查一查</h2>
          <p>
            需要的信息可能已经公开，可先<a href="/search">检索</a>或按<a href="/disclosure/items">法定事项</a>
            查阅。咨询、信访、投诉、举报以及索要公开出版物，不属于政府信息公开申请。
          </p>
        </section>
        <section>
          <h2>二、申请应当写明</h2>
          <ol class="numbered">
            <li>申请人的姓名或者名称、身份证明、联系方式；</li>
            <li>所需信息的名称、文号，或者便于查找的其他特征；</li>
            <li>信息的形式要求，包括获取信息的方式和途径（当面、邮寄、电子邮件等）。</li>
          </ol>
          <p>一般采用书面形式，包括信件、数据电文；书写确有困难的，可以口头提出，由工作人员代为填写。</p>
        </section>
        <section>
          <h2>三、提交申请</h2>
          {!online && (
            <p>
              目前受理当面、邮寄和传真申请，网上申请开通后在本页办理。请按第二项列明的内容书写，或到窗口领取申请表。
            </p>
          )}
          <ContactFacts authority={authority} />
          <p>邮寄的，请在信封上注明“政府信息公开申请”。</p>
        </section>
        <section>
          <h2>四、期限怎么算</h2>
          <p>
            能够当场答复的当场答复；不能当场答复的，自收到申请之日起 <b>20 个工作日</b>
            内答复。需要延长的，经同意并告知申请人，最多延长 <b>20 个工作日</b>
            。收到之日不计入，次日为第一日；征求第三方和其他机关意见所需时间不计算在内。
          </p>
          <p>内容不明确的，自收到申请之日起 7 个工作日内一次性告知补正，答复期限自收到补正的申请之日起算。</p>
          <TableFrame label="收到申请之日的确定">
            <table>
              <caption>收到申请之日的确定（《条例》第三十一条）</caption>
              <thead>
                <tr>
                  <th scope="col">提交方式</th>
                  <th scope="col">收到之日</th>
                </tr>
              </thead>
              <tbody>
                {receipts.map(([channel, day]) => (
                  <tr key={channel}>
                    <td>{channel}</td>
                    <td>{day}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableFrame>
        </section>
        <section>
          <h2>五、费用</h2>
          <p>
            提供政府信息不收取费用。申请的数量、频次明显超过合理范围的，可以依照国家规定收取信息处理费，并事先书面告知。
          </p>
        </section>
        <section>
          <h2>六、不服怎么办</h2>
          <p>
            对答复不服的，可以自知道之日起 60 日内申请行政复议，或者 6
            个月内提起行政诉讼。对不予公开的答复不服的，应当先申请行政复议。
          </p>
        </section>
      </div>
    </article>
  );
}

export function AccessibilityPage({ authority }: { authority: Authority }) {
  return (
    <article class="document text">
      <h1>无障碍说明</h1>
      <div class="article">
        <p>{authority.name}力求使每个人都能方便地阅读本网站。</p>
        <ul class="dots">
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

/** 撤下: said plainly, with 410. */
export function WithdrawnPage({ on, reason, column }: { on: string; reason: string; column: [string, string] }) {
  return (
    <div class="error-page">
      <h1>这份文件已经撤下</h1>
      <p>
        {on}撤下。{reason ? `原因：${reason}` : '如需了解，请与政府信息公开工作机构联系。'}
      </p>
      <p>
        <a href={column[1]}>查看“{column[0]}”的其他信息</a>，或<a href="/search">检索</a>。
      </p>
    </div>
  );
}
