import { CORRECTION_NOTICE_DAYS, EXTENSION_DAYS, REPLY_DAYS, THIRD_PARTY_DAYS } from '../../../law/index.ts';
import { type Authority, ContactFacts } from '../../../organizations/index.ts';
import { longDate } from '../../../platform/dates.ts';
import { Icon, TableFrame } from '../../../platform/ui/index.ts';
import { type ReceiptTerm, systemConfirms, termOn } from '../../receipt/terms.ts';
import { OUTSIDE_SCOPE } from '../outside-scope.ts';
import { HOME } from '../paths.ts';

const receiptsOf = (systemConfirms: boolean): readonly (readonly [channel: string, day: string])[] => [
  ['当面提交', '提交之日'],
  ['邮寄，需要签收的', '签收之日'],
  ['平常信函等无需签收的', '与申请人确认之日'],
  ...(systemConfirms
    ? ([
        ['网上申请', '系统收到之日（提交成功即为本机关确认收到）'],
        ['传真', '双方确认之日（本机关会与您联系确认）'],
      ] as const)
    : ([['网上申请、传真', '双方确认之日（本机关会与您联系确认）']] as const)),
];

/** A change that has been published and has yet to begin. */
const comingWords = ({ from, systemConfirms }: ReceiptTerm) =>
  `自 ${longDate(from)}起，网上申请以${systemConfirms ? '系统收到之日' : '双方确认之日'}为收到申请之日。`;

interface Props {
  authority: Authority;
  /** what it has published of the receipt of applications over the internet */
  terms: readonly ReceiptTerm[];
  /** YYYY-MM-DD */
  today: string;
}

/** 依申请公开: what it is and is not, how long it takes, and the two doors of the form. 条例 arts. 27–42 */
export function GuidePage({ authority, terms, today }: Props) {
  return (
    <div class="filing">
      <h1 class="title">依申请公开</h1>
      <p class="lead">
        没有主动公开的政府信息，任何人都可以申请获取，不收费，不用说明用途。先<a href="/search">搜一搜</a>
        或按<a href="/disclosure/items">法定事项</a>查一查，可能已经公开。
      </p>
      <div class="doors three">
        <a href={`${HOME}/new?as=person`}>
          <Icon name="user" size={26} />
          <b>个人申请</b>
          <span>以自己的名义申请，约 5 分钟</span>
        </a>
        <a href={`${HOME}/new?as=organisation`}>
          <Icon name="building" size={26} />
          <b>单位申请</b>
          <span>企业、科研机构、社会组织等</span>
        </a>
        <a href={`${HOME}/track`}>
          <Icon name="list-search" size={26} />
          <b>查询进度</b>
          <span>凭申请编号和查询码，补正、下载答复、撤回</span>
        </a>
      </div>
      <p id="blank-form">
        到窗口或者邮寄提交的，可以下载申请表打印填写：<a href={`${HOME}/form.docx`}>Word</a>、
        <a href={`${HOME}/form.pdf`}>PDF</a>；写在自己的纸上也可以。
      </p>
      <NotApplications />
      <Limits />
      <section id="fee">
        <h2>三、收费吗</h2>
        <p>
          不收费。只有申请的数量、频次明显超过合理范围时，才按照《政府信息公开信息处理费管理办法》（国办函〔2020〕109
          号）收取信息处理费，并且事先书面告知。每人每个自然月前 10 件、每件前 30 页都免费。
        </p>
      </section>
      <section id="content">
        <h2>四、要填些什么</h2>
        <ol class="numbered">
          <li>您的姓名或者单位名称、身份证明、联系方式；</li>
          <li>需要什么信息：名称、文号，或者能帮助我们找到它的其他特征；</li>
          <li>要什么形式，怎样拿到：纸质或者电子，邮寄、当面、邮箱或者网上下载。</li>
        </ol>
        <p>申请中的个人信息加密保存，只用于办理这件申请，办结后到期删除，不会公开。</p>
      </section>
      <section id="offline">
        <h2>五、不上网怎么申请</h2>
        <p>
          可以到窗口当面提交，也可以邮寄或传真，信封上请注明“政府信息公开申请”。书写有困难的，可以口头提出，由工作人员代为填写。
        </p>
        <ContactFacts authority={authority} />
        <Receipts terms={terms} today={today} />
      </section>
      <section id="remedy">
        <h2>六、对答复不服怎么办</h2>
        <p>
          可以自知道答复之日起 60 日内申请行政复议，或者 6
          个月内提起行政诉讼。对不予公开的答复不服的，应当先申请行政复议。答复书上会写明具体的机关和期限。
        </p>
      </section>
    </div>
  );
}

function NotApplications() {
  return (
    <section id="elsewhere">
      <h2>一、这些事不在这里办</h2>
      <p>申请公开，是要一份政府已经有的信息。下面这些事另有地方办，到那里更快：</p>
      <ul class="elsewhere">
        {OUTSIDE_SCOPE.map(({ matter, example, where, ground }) => (
          <li key={matter}>
            <h3>{matter}</h3>
            <p class="help">如：{example}</p>
            <p>
              <b>请到：</b>
              {where}
            </p>
            <p class="help">{ground}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Limits() {
  return (
    <section id="limits">
      <h2>二、多久有答复</h2>
      <dl class="limits">
        <div>
          <dt>{REPLY_DAYS} 个工作日</dt>
          <dd>
            自收到申请之日起答复，收到当天不算，次日为第一天，节假日不算，调休上班的周末要算。能当场答复的当场答复。
          </dd>
        </div>
        <div>
          <dt>再延 {EXTENSION_DAYS} 个工作日</dt>
          <dd>确有需要的，经政府信息公开工作机构负责人同意，最多延长这么久，并在到期前告诉您。</dd>
        </div>
        <div>
          <dt>{CORRECTION_NOTICE_DAYS} 个工作日</dt>
          <dd>内容不清楚的，在此期限内一次性告诉您补正什么；答复期限从收到补正后重新算。不补正的，视为放弃申请。</dd>
        </div>
        <div>
          <dt>{THIRD_PARTY_DAYS} 个工作日</dt>
          <dd>涉及他人权益或者别的机关的，要征求意见，对方在此期限内答复；征求意见的时间不计入答复期限。</dd>
        </div>
      </dl>
      <p class="help">《条例》第三十条至第三十四条。每件申请的到期日、为什么变动，凭查询码随时可查。</p>
    </section>
  );
}

function Receipts({ terms, today }: Pick<Props, 'terms' | 'today'>) {
  const coming = terms.filter(({ from }) => from > today);
  return (
    <>
      <TableFrame label="收到申请之日的确定">
        <table class="slim">
          <caption>哪一天算“收到申请之日”（《条例》第三十一条）</caption>
          <thead>
            <tr>
              <th scope="col">提交方式</th>
              <th scope="col">收到之日</th>
            </tr>
          </thead>
          <tbody>
            {receiptsOf(systemConfirms(terms, today)).map(([channel, day]) => (
              <tr key={channel}>
                <td>{channel}</td>
                <td>{day}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      {[...new Set(coming.map(({ from }) => from))].sort().map((from) => (
        <p key={from} class="help">
          {comingWords(termOn(coming, from)!)}
        </p>
      ))}
    </>
  );
}
