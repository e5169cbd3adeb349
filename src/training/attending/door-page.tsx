import { QrCode } from '../../organizations/index.ts';
import { minuteOf } from '../../platform/dates.ts';
import type { Training } from '../store.ts';
import { trainingHref } from '../words.ts';
import { spaced } from './code.ts';

interface Props {
  training: Training;
  /** undefined: the door is shut */
  code: string | undefined;
  /** whole address that leads a phone to sign in with this code */
  address: string;
  people: number;
}

/** 签到屏: the code that is shown at the door, another one every half a minute. */
export function DoorPage({ training, code, address, people }: Props) {
  return (
    <div class="door" id="door">
      <h1>{training.title}</h1>
      <p class="meta">
        {minuteOf(training.startsAt)}　{training.place}
      </p>
      {code ? (
        <>
          <QrCode text={address} label="签到二维码" />
          <p class="code">{spaced(code)}</p>
          <p>用手机扫码签到；也可以登录平台，在“培训”里输入这个码。码每 30 秒换一次。</p>
        </>
      ) : (
        <p class="code">签到未开放</p>
      )}
      <p>已签到 {people} 人</p>
      <p>
        <a href={`${trainingHref(training.id)}#attendance`}>返回</a>
      </p>
    </div>
  );
}
