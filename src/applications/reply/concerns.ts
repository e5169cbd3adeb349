import type { ProcedureState } from '../../law/index.ts';
import type { ReplyContent } from './subject.ts';

/** What a reply would pass over in silence: who signs it says that they know. */
export interface Concern {
  key: 'pending' | 'attached';
  text: string;
}

const WITH_IT = /随(?:本)?(?:答复|告知)书?一并(?:提供|附上|送达)|(?:信息|材料)附后|见附件/;

/** @param given how many files are given out with it @param named who was asked, by place, as screens show them */
export function concernsOf(
  { asks }: Pick<ProcedureState, 'asks'>,
  { body }: Pick<ReplyContent, 'body'>,
  given: number,
  named: (place: string) => string,
): Concern[] {
  const pending = asks.filter(({ answered }) => answered === null);
  const concerns: Concern[] = [];
  if (pending.length > 0)
    concerns.push({
      key: 'pending',
      text: `还没有收到${pending.map(({ id }) => named(id)).join('、')}的意见，签发后不再等待（《条例》第三十二条、第三十四条）`,
    });
  if (given === 0 && WITH_IT.test(body))
    concerns.push({
      key: 'attached',
      text: '答复写明信息随答复书一并提供，但没有添加任何文件；确以纸质随信提供的才可以签发',
    });
  return concerns;
}
