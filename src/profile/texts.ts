import type { Authority } from '../organizations/index.ts';

/** What the usual words are made of: who the authority is, and how it works by its settings. */
interface Settings {
  name: string;
  /** labels of the chain of review, in their order */
  chain: readonly string[];
}

/** A part of 公开指南 or 公开制度: its key among the authority's own texts, its title, and what stands there until the
 *  authority has written its own. One paragraph a line. */
export interface GuidePart {
  key: string;
  title: string;
  /** where the page leads on: label and path */
  see?: readonly [label: string, path: string];
  usual: (settings: Settings) => string;
}

/** 条例 art. 12: classification, arrangement, how to obtain, name, address, hours and contact of the office. */
export const guideParts: readonly GuidePart[] = [
  {
    key: 'scope',
    title: '公开范围',
    see: ['法定主动公开内容', '/disclosure/items'],
    usual: ({ name }) =>
      `${name}在履行行政管理职能过程中制作或者获取的，以一定形式记录、保存的信息，除依法不予公开的外，予以公开。
主动公开的信息见“法定主动公开内容”，分别对应《中华人民共和国政府信息公开条例》第二十条所列十五类和第二十一条所列乡镇应当公开的事项。`,
  },
  {
    key: 'arrangement',
    title: '信息的分类与编排',
    usual: () =>
      `信息按法定公开事项和栏目两种方式编排。每件信息编有索引号，并载明名称、发布机构、成文日期、发布日期、发文字号、主题词和有效性。
在任何页面都可以按词语检索，并按栏目、年份、机构筛选。`,
  },
  {
    key: 'obtain',
    title: '获取方式',
    usual: () =>
      `主动公开的信息，可以在本网站查阅、检索、下载，也可以在政务公开栏、便民服务大厅、公共图书馆和档案馆等处查阅。
信息自形成或者变更之日起 20 个工作日内公开；法律、法规另有规定的，从其规定。`,
  },
  {
    key: 'application',
    title: '依申请公开',
    see: ['怎样申请、查询进度', '/disclosure/application'],
    usual: () =>
      `除主动公开的信息外，公民、法人和其他组织可以申请获取相关政府信息。申请的内容、方式和答复期限见“依申请公开”。`,
  },
  {
    key: 'remedy',
    title: '监督和救济',
    usual: () =>
      `认为本机关未按照要求主动公开政府信息，或者对政府信息公开申请不依法答复处理的，可以向上一级行政机关或者政府信息公开工作主管部门投诉、举报。
认为政府信息公开工作中的行政行为侵犯其合法权益的，可以依法申请行政复议或者提起行政诉讼。`,
  },
];

/** 条例 arts. 4, 6, 13–18, 26, 35: the rules the authority works by. */
export const institutionParts: readonly GuidePart[] = [
  {
    key: 'institution.review',
    title: '公开审查',
    usual: ({ chain }) =>
      `公开前依照保守国家秘密法律法规和有关规定进行审查，坚持先审查、后公开，一事一审。
每件信息由编辑撰写后，依次经${chain.join('、')}；撰写人不审核自己的文稿，审核通过后内容有改动的，须重新审核。`,
  },
  {
    key: 'institution.timely',
    title: '及时公开',
    usual: () =>
      `属于主动公开范围的信息，自形成或者变更之日起 20 个工作日内公开。
政策文件的解读材料与文件同步组织、及时发布，并与文件相互链接。`,
  },
  {
    key: 'institution.exempt',
    title: '不予公开的情形',
    usual: () =>
      `依法确定为国家秘密的信息，法律、行政法规禁止公开的信息，以及公开后可能危及国家安全、公共安全、经济安全、社会稳定的信息，不予公开。
涉及商业秘密、个人隐私等公开会对第三方合法权益造成损害的信息，不予公开；第三方同意公开，或者不公开会对公共利益造成重大影响的，予以公开。
内部事务信息、过程性信息和行政执法案卷信息，可以不予公开；法律、法规、规章规定应当公开的，从其规定。`,
  },
  {
    key: 'institution.dynamic',
    title: '动态调整与更正',
    usual: () =>
      `对不予公开的信息定期评估，因情势变化可以公开的，及时公开。
已公开的信息发现不准确的，经审核后更正并说明；失效、废止的文件保留在网上并注明。`,
  },
  {
    key: 'institution.supervision',
    title: '监督考核',
    usual: () =>
      `公开情况按渠道、事项和时限如实记录，每年 1 月 31 日前公布上一年度政府信息公开工作年度报告，接受社会监督。`,
  },
];

/** Paragraphs of a part: the authority's own where it has written them. */
export function paragraphsOf(part: GuidePart, { guide, name }: Authority, chain: readonly string[]): string[] {
  const own = guide[part.key]?.trim();
  return (own || part.usual({ name, chain })).split('\n').filter((line) => line.trim());
}
