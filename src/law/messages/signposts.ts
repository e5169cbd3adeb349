/** Where a matter belongs that no message can settle. */
export const ELSEWHERE = {
  application: {
    label: '政府信息公开申请',
    says: '想要某份文件、数据或者记录的，可以提出政府信息公开申请，20 个工作日内书面答复。',
    place: '本网站“依申请公开”',
    href: '/disclosure/application',
  },
  petition: {
    label: '信访',
    says: '对处理决定不服、要求解决历史遗留问题的信访事项，由信访部门依照《信访工作条例》受理。',
    place: '国家信访局网上信访平台，或者当地信访接待场所',
    href: '',
  },
  police: {
    label: '报警',
    says: '人身、财产正受到侵害，或者发现违法犯罪的，请立即拨打 110。',
    place: '报警电话 110',
    href: '',
  },
  hotline: {
    label: '12345 热线',
    says: '停水停电、供暖、噪声等需要马上处理的，拨打 12345 政务服务便民热线更快。',
    place: '政务服务便民热线 12345',
    href: '',
  },
  consumer: {
    label: '消费投诉',
    says: '买东西、接受服务发生纠纷的，由市场监管部门受理。',
    place: '消费投诉举报电话 12315',
    href: '',
  },
} as const;
export type ElsewhereId = keyof typeof ELSEWHERE;
export const elsewheres = Object.keys(ELSEWHERE) as ElsewhereId[];

/** Words that point there, in simplified characters and small letters. They suggest and never refuse. */
const WORDS: Record<ElsewhereId, readonly RegExp[]> = {
  application: [
    /申请(?:公开|信息公开)|信息公开申请|依申请公开/,
    /(?:提供|公开|复印|查阅|要).{0,12}(?:文件|合同|会议记录|纪要|批复|台账|清单|档案|协议|明细)/,
  ],
  petition: [/信访|上访/, /不服.{0,8}(?:决定|处理|裁决)/, /历史遗留/],
  police: [/报警|被打|打架|斗殴|盗窃|被偷|诈骗|被骗|赌博|吸毒|失踪|走失|家暴|持刀/],
  hotline: [/停水|停电|停气|停暖|暖气.{0,4}(?:不热|凉)|下水道|污水.{0,4}(?:外溢|漫)|路灯.{0,4}(?:不亮|坏)|噪[音声]/],
  consumer: [/假货|假冒伪劣|过期(?:食品|商品)|退款|退货|商家.{0,6}(?:不退|欺)|缺斤短两|12315/],
};

/** Where what somebody wrote may belong. @param text folded: simplified characters, narrow, small letters */
export function signpostsFor(text: string): ElsewhereId[] {
  return elsewheres.filter((id) => WORDS[id].some((word) => word.test(text)));
}
