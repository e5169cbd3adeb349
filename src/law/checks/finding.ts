/** How much a finding weighs: it stops; a person must confirm it; a person is told. */
export type Severity = 'block' | 'warn' | 'hint';

interface Check {
  /** in words */
  name: string;
  /** by what it is looked for */
  source: string;
}

const PERSONAL = '《条例》第十五条，《个人信息保护法》第二十八条';
/** 公文处理 ○: accurate, in order, standard language and figures */
const NORMS = '《党政机关公文处理工作条例》第十九条';
const INSIDE = '《条例》第十五条、第十七条';
const SECRET = '《条例》第十四条，《保守国家秘密法》';

/** What the automatic checks look for, in texts and in files. Others rely on the ids. */
export const CHECKS = {
  'pii.resident-id': { name: '居民身份证号码', source: `${PERSONAL}；GB 11643-1999` },
  'pii.mobile': { name: '手机号码', source: PERSONAL },
  'pii.landline': { name: '固定电话', source: PERSONAL },
  'pii.bank-card': { name: '银行卡号', source: `${PERSONAL}；GB/T 15694.1` },
  'pii.passport': { name: '护照号码', source: PERSONAL },
  'pii.permit': { name: '港澳台居民通行证号码', source: PERSONAL },
  'pii.social-security': { name: '社会保障号码', source: PERSONAL },
  'pii.plate': { name: '机动车号牌号码', source: PERSONAL },
  'pii.email': { name: '电子邮箱', source: PERSONAL },
  'pii.address': { name: '详细住址', source: PERSONAL },
  'pii.birth-date': { name: '出生日期', source: PERSONAL },
  'pii.minor': { name: '未成年人信息', source: '《个人信息保护法》第三十一条，《未成年人保护法》第一百零三条' },
  'pii.health': { name: '健康状况', source: PERSONAL },
  'secrecy.mark': { name: '国家秘密标志', source: SECRET },
  'secrecy.internal': { name: '内部资料、工作秘密标注', source: '《条例》第十六条、第十七条' },
  'norm.term': { name: '规范表述', source: '本机关的规范表述表' },
  'norm.title': { name: '标题', source: '《党政机关公文处理工作条例》第八条、第九条' },
  'norm.document-number': { name: '应有的发文字号', source: '《党政机关公文处理工作条例》第九条' },
  'norm.interpretation': { name: '解读', source: '国办发〔2016〕80 号' },
  'norm.picture': { name: '图片说明', source: 'GB/T 37668-2019' },
  'norm.attachment': { name: '附件与正文', source: '《党政机关公文处理工作条例》第九条' },
  'norm.column': { name: '栏目', source: '《条例》第十九条至第二十一条' },
  'norm.channels': { name: '公开渠道', source: '本机关的栏目发布规则' },
  'norm.late': { name: '公开期限', source: '《条例》第二十六条' },
  'norm.link': { name: '失效的链接', source: '《政府网站发展指引》' },
  'form.date': { name: '日期不存在', source: 'GB/T 7408.1' },
  'form.date-to-come': { name: '日期在将来', source: NORMS },
  'form.weekday': { name: '日期与星期不符', source: NORMS },
  'form.period': { name: '起止日期颠倒', source: NORMS },
  'form.percentage': { name: '百分比', source: NORMS },
  'form.sum': { name: '分项与总数', source: NORMS },
  'form.credit-code': { name: '统一社会信用代码', source: 'GB 32100-2015' },
  'form.document-number': { name: '发文字号', source: 'GB/T 9704-2012' },
  'form.numbering': { name: '结构层次序数', source: 'GB/T 9704-2012、GB/T 15834-2011' },
  'lang.half-width': { name: '半角标点', source: 'GB/T 15834-2011' },
  'lang.punctuation': { name: '标点符号', source: 'GB/T 15834-2011' },
  'lang.repeated': { name: '词语重复', source: NORMS },
  'lang.number': { name: '数字用法', source: 'GB/T 15835-2011' },
  'lang.confusable': { name: '错别字和易混词', source: '《通用规范汉字表》，《第一批异形词整理表》' },
  'lang.unit': { name: '计量单位', source: 'GB 3100-1993' },
  'meta.properties': { name: '文件属性', source: INSIDE },
  'meta.comments': { name: '批注', source: INSIDE },
  'meta.tracked-changes': { name: '修订痕迹', source: INSIDE },
  'meta.hidden': { name: '隐藏内容', source: INSIDE },
  'meta.exif': { name: '照片的拍摄信息', source: INSIDE },
  'meta.embedded': { name: '嵌入的文件', source: INSIDE },
  'meta.thumbnail': { name: '缩略图', source: INSIDE },
  'meta.template': { name: '模板路径', source: INSIDE },
  'meta.macro': { name: '宏', source: INSIDE },
  'meta.external-links': { name: '外部链接路径', source: INSIDE },
  'meta.old-revisions': { name: '文件的旧版本', source: INSIDE },
  unread: { name: '未识别，需人工查看', source: '《条例》第十七条' },
} satisfies Record<string, Check>;

export type CheckId = keyof typeof CHECKS;

/** Something in a text that a person must look at before it is published. */
export interface CheckFinding {
  check: CheckId;
  severity: Severity;
  /** as it stands there */
  text: string;
  /** position in the text, in UTF-16 units */
  index: number;
  message: string;
  /** what should stand in its place, where that is certain */
  mend?: string;
  /** what heads the cell of a table that it stands in */
  under?: string;
}

/** Something found in a normal text. */
export interface Hit extends Pick<CheckFinding, 'check' | 'message' | 'severity' | 'mend'> {
  from: number;
  to: number;
}
