import type { Authority } from '../../organizations/index.ts';
import type { Block, Paper, PaperCell } from '../../platform/papers/index.ts';

const ROW = 30; // points
const name = (text: string, rowSpan?: number): PaperCell => ({ text, strong: true, ...(rowSpan && { rowSpan }) });
const open = (colSpan?: number): PaperCell => ({ text: '', left: true, ...(colSpan && { colSpan }) });
const said = (text: string, colSpan: number): PaperCell => ({ text, left: true, colSpan });

/** 政府信息公开申请表 to print and fill in by hand: what art. 29 wants, and nothing that it does not. 条例 arts. 29, 40 */
export function blankForm({ name: organisation, contact }: Pick<Authority, 'name' | 'contact'>): Paper {
  const rows: PaperCell[][] = [
    [name('公民', 2), name('姓名'), open(), name('联系电话'), open()],
    [name('证件名称'), open(), name('证件号码'), open()],
    [name('法人或者\n其他组织', 2), name('名称'), open(), name('统一社会\n信用代码'), open()],
    [name('法定代表人'), open(), name('联系人、电话'), open()],
    [name('联系方式', 2), name('通信地址'), open(), name('邮政编码'), open()],
    [name('电子邮箱'), open(3)],
    [name('代理人'), name('姓名'), open(), name('证件号码、电话'), open()],
    [name('所需信息'), said('名称、文号或者便于查询的其他特征：\n\n\n\n\n', 4)],
    [name('提供方式'), said('□ 纸质文本　□ 电子文本　□ 查阅、抄录　□ 其他：', 4)],
    [name('获取途径'), said('□ 邮寄　□ 自行领取　□ 电子邮件　□ 网上查收　□ 传真', 4)],
  ];
  const where = [contact.address && `地址：${contact.address}`, contact.telephone && `电话：${contact.telephone}`];
  const blocks: Block[] = [
    { kind: 'title', lines: [organisation, '政府信息公开申请表'] },
    { kind: 'gap' },
    { kind: 'table', widths: [15, 17, 26, 17, 25], head: 0, rows, size: 12, rowHeight: ROW },
    { kind: 'gap' },
    { kind: 'paragraph', text: '申请人（签名或者盖章）：　　　　　　　　　　　年　　月　　日' },
    {
      kind: 'note',
      text: '不需要说明用途，不收费。请附身份证明复印件；由代理人提出的，另附授权委托书。当面提交、邮寄、传真均可。',
    },
    ...where.flatMap((text): Block[] => (text ? [{ kind: 'note', text }] : [])),
  ];
  return { title: '政府信息公开申请表', author: organisation, blocks };
}
