import { REPLY_DAYS } from '../../../law/index.ts';
import type { Authority } from '../../../organizations/index.ts';
import { ContactFacts } from '../../../organizations/index.ts';
import { type Acknowledgement, Codes, LeaveForm } from '../../../platform/public-forms/index.ts';
import { HOME } from '../paths.ts';

/** Number and query code, to be kept: the only time they are shown together. */
export function AcknowledgementPage(props: {
  authority: Authority;
  acknowledgement: Acknowledgement;
  at: string;
  received: boolean;
}) {
  const { authority, acknowledgement, at, received } = props;
  return (
    <div class="filing narrow" data-filed>
      <h1 class="title">申请已提交</h1>
      <p class="lead">
        请把下面的编号和查询码抄下来、拍下来或者打印出来，查询、补正、取答复都要用。查询码只在这里显示。
      </p>
      <Codes label="申请编号" acknowledgement={acknowledgement} at={at} by={authority.name} />
      <div class="actions noprint">
        <button class="btn" type="button" data-print hidden>
          打印这一页
        </button>
        <a class="btn quiet" href={`${HOME}/mine`}>
          查看办理进度
        </a>
      </div>
      <section>
        <h2>接下来</h2>
        <ol class="numbered">
          <li>
            {received
              ? '系统收到的当天为收到申请之日，'
              : '工作人员会按您留的电话联系确认。双方确认的当天为收到申请之日，'}
            次日起 {REPLY_DAYS} 个工作日内答复。
          </li>
          <li>内容不清楚的，会一次性告诉您补正什么，可以凭查询码在网上补正。</li>
          <li>答复作出后，凭查询码可以在网上下载，也按您选择的方式提供。</li>
          <li>
            查询地址：{authority.name}网站“依申请公开 · 查询进度”。丢失查询码的，请带身份证件到窗口，或者打电话给我们。
          </li>
        </ol>
        <ContactFacts authority={authority} />
      </section>
      <CloseForm />
    </div>
  );
}

/** For computers that others use too. */
export function CloseForm() {
  return <LeaveForm action={`${HOME}/close`} help="在网吧、图书馆等公用电脑上，用完请退出，别人就看不到您的申请。" />;
}
