import type { Failure } from '../../../platform/outcome.ts';
import { Field, Form } from '../../../platform/ui/index.ts';
import type { SecondFactor } from '../second-factor.ts';
import { QrCode } from './qr.tsx';

interface Props {
  due: SecondFactor;
  next: string;
  failure?: Failure | undefined;
}

export function SecondFactorPage({ due, next, failure }: Props) {
  return (
    <>
      <h1>
        <small>{due.login}</small>
        {due.offer ? '绑定手机验证器' : '两步验证'}
      </h1>
      {due.offer ? <Enrolment {...due.offer} /> : <p class="help">管理员登录须再输入验证器显示的数字。</p>}
      <Form action="/console/second-factor" failure={failure}>
        <input type="hidden" name="next" value={next} />
        <Field
          name="code"
          label={due.offer ? '6 位验证码' : '6 位验证码或恢复码'}
          autocomplete="one-time-code"
          {...(due.offer && { inputmode: 'numeric' as const })}
          failure={failure}
        />
        <button class="btn" type="submit">
          {due.offer ? '完成绑定并登录' : '登录'}
        </button>
      </Form>
      {!due.offer && (
        <p class="help after">
          手机不在身边：输入一个恢复码。手机遗失又没有恢复码的，请安全管理员申请重置您的两步验证。
        </p>
      )}
      <Form action="/console/sign-out" class="after">
        <button class="plain" type="submit">
          换一个账号
        </button>
      </Form>
    </>
  );
}

function Enrolment({ secret, uri }: { secret: string; uri: string }) {
  return (
    <ol class="enrol">
      <li>
        <b>在手机上打开验证器</b>
        <p class="help">
          任何支持 TOTP 的验证器都可以，没有的先在手机应用商店安装。本机就是手机的，可直接<a href={uri}>用验证器打开</a>
          。
        </p>
      </li>
      <li>
        <b>扫这个二维码</b>
        <QrCode text={uri} label="绑定用的二维码，内容与下面的密钥相同" />
        <p class="help">不能扫码的，在验证器里选“手动输入密钥”，类型选“基于时间”，填入：</p>
        <p class="once">{secret.replace(/(.{4})(?=.)/g, '$1 ')}</p>
        <p class="help">二维码和密钥只在绑定前显示，请勿拍照留存或转给他人。</p>
        <details>
          <summary>绑定地址（供密码管理软件使用）</summary>
          <p class="uri">{uri}</p>
        </details>
      </li>
      <li>
        <b>输入验证器显示的数字</b>
        <p class="help">数字每 30 秒更换一次，每个只能用一次。</p>
      </li>
    </ol>
  );
}
