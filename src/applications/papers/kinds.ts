import type { PaperContent, Placeholder } from './wording/placeholders.ts';

/** All that makes one kind of official paper what it is; the step that issues it stands in handling/steps/. */
interface Kind {
  /** as officers and applicants call it */
  label: string;
  /** as it calls itself */
  title: string;
  /** 'other': whom its content names */
  to: 'applicant' | 'other';
  /** 文号 of the papers' own series, or the number of the application */
  number: 'own' | 'application';
  /** an officer may word it before its step is taken; else it goes out by itself, so that nothing may be left to write */
  prepared: boolean;
  /** undefined: worded by the kind of reply (wording/replies.ts) */
  wording?: {
    /** ours, until an office has one of its own; placeholders are filled in when the paper is made */
    text: string;
    /** what the law wants said: a wording without it is refused */
    must: readonly Placeholder[];
    /** what it may say beyond what every paper may */
    may?: readonly Placeholder[];
    /** invented, to show the wording with */
    example: PaperContent;
  };
}

/** The official papers of an application, in the order of its steps. 条例 arts. 30–40; 国办函〔2020〕109号 */
export const PAPERS = {
  acknowledgement: {
    label: '登记回执',
    title: '政府信息公开申请登记回执',
    to: 'applicant',
    number: 'application',
    prepared: false,
    wording: {
      text: `本机关于{{收到日期}}收到{{称谓}}提出的政府信息公开申请，已登记，申请编号为{{申请编号}}。
{{称谓}}申请获取的信息为：{{申请内容}}。
根据《中华人民共和国政府信息公开条例》第三十三条的规定，本机关将自收到申请之日起20个工作日内（即{{答复期限}}前）予以答复。需要延长答复期限、征求第三方或者其他机关意见，以及申请需要补正的，按照《中华人民共和国政府信息公开条例》的有关规定办理，并告知{{称谓}}。
{{称谓}}可以凭申请编号和查询码在本机关网站查询办理进度。{{联系方式}}`,
      must: ['申请编号', '收到日期', '答复期限'],
      example: {},
    },
  },
  clarification: {
    label: '补正告知书',
    title: '政府信息公开申请补正告知书',
    to: 'applicant',
    number: 'own',
    prepared: true,
    wording: {
      text: `{{称谓}}于{{申请日期}}提出的政府信息公开申请（申请编号：{{申请编号}}），本机关于{{收到日期}}收到。
经审查，{{称谓}}的申请尚需补正。根据《中华人民共和国政府信息公开条例》第二十九条、第三十条的规定，请{{称谓}}补正以下内容：
{{补正内容}}
请于{{补正期限}}前将补正材料提交本机关。答复期限自本机关收到补正的申请之日起计算；无正当理由逾期不补正的，视为放弃申请，本机关不再处理该政府信息公开申请。
{{联系方式}}`,
      must: ['补正内容', '补正期限'],
      example: { what: '1.请写明所需信息的年度；\n2.请写明村名或者合同编号。', by: '2023-10-20' },
    },
  },
  thirdParty: {
    label: '征求第三方意见书',
    title: '政府信息公开征求第三方意见书',
    to: 'other',
    number: 'own',
    prepared: true,
    wording: {
      text: `本机关收到一件政府信息公开申请，申请公开的信息涉及{{称谓}}的合法权益。根据《中华人民共和国政府信息公开条例》第十五条、第三十二条的规定，现就是否同意公开征求{{称谓}}的意见。
涉及的信息及征求的事项：{{征求事项}}
请{{称谓}}自收到本征求意见书之日起15个工作日内书面提出是否同意公开的意见；不同意公开的，请说明理由，并可以提供有关材料。逾期未提出意见的，由本机关依照《中华人民共和国政府信息公开条例》的规定决定是否公开。
{{称谓}}不同意公开且有合理理由的，本机关不予公开；本机关认为不公开可能对公共利益造成重大影响的，可以决定予以公开，并将决定公开的信息内容和理由书面告知{{称谓}}。
{{联系方式}}`,
      must: ['征求事项'],
      example: { whom: '演示建材有限公司', text: '申请公开的合同中你单位的报价' },
    },
  },
  overruled: {
    label: '第三方告知书',
    title: '政府信息公开第三方告知书',
    to: 'other',
    number: 'own',
    prepared: false,
    wording: {
      text: `{{称谓}}对公开有关政府信息提出了不同意见。经审查，本机关认为不公开该信息可能对公共利益造成重大影响，根据《中华人民共和国政府信息公开条例》第十五条、第三十二条的规定，决定予以公开。现将决定公开的内容和理由告知{{称谓}}：
决定公开的内容：{{公开内容}}。
理由：{{公开理由}}。
{{称谓}}如对本决定不服，可以自收到本告知书之日起{{复议期限}}内向{{复议机关}}申请行政复议，或者自收到之日起{{起诉期限}}内向{{管辖法院}}提起行政诉讼。
{{联系方式}}`,
      must: ['公开内容', '公开理由', '复议期限', '起诉期限'],
      may: ['复议机关', '管辖法院'],
      example: {
        whom: '演示建材有限公司',
        disclosed: '发包合同中的价款。',
        grounds: '价款关系全村村民的知情权。',
      },
    },
  },
  coAuthority: {
    label: '征求意见函',
    title: '关于征求政府信息公开意见的函',
    to: 'other',
    number: 'own',
    prepared: true,
    wording: {
      text: `本机关收到一件政府信息公开申请（申请编号：{{申请编号}}），申请公开的信息由本机关牵头、会同贵单位制作。根据《中华人民共和国政府信息公开条例》第三十四条的规定，现征求贵单位意见。
涉及的信息及征求的事项：{{征求事项}}
请贵单位自收到本函之日起15个工作日内书面提出意见；逾期未提出意见的，视为同意公开。
{{联系方式}}`,
      must: ['征求事项'],
      example: { whom: '演示县水利局', text: '贵单位与本机关共同制作的方案' },
    },
  },
  extension: {
    label: '延期答复告知书',
    title: '政府信息公开申请延期答复告知书',
    to: 'applicant',
    number: 'own',
    prepared: true,
    wording: {
      text: `{{称谓}}于{{申请日期}}提出的政府信息公开申请（申请编号：{{申请编号}}），本机关于{{收到日期}}收到。
因{{延期理由}}，本机关不能在规定的期限内作出答复。根据《中华人民共和国政府信息公开条例》第三十三条第二款的规定，经本机关政府信息公开工作机构负责人同意，延长答复期限{{延期天数}}个工作日，至{{答复期限}}止。
特此告知。
{{联系方式}}`,
      must: ['延期理由', '延期天数', '答复期限'],
      example: { days: 20, reason: '需要检索的档案较多' },
    },
  },
  reasons: {
    label: '说明理由告知书',
    title: '政府信息公开申请说明理由告知书',
    to: 'applicant',
    number: 'own',
    prepared: true,
    wording: {
      text: `{{称谓}}于{{申请日期}}提出的政府信息公开申请（申请编号：{{申请编号}}），本机关于{{收到日期}}收到。
经核实，{{称谓}}申请公开政府信息的数量、频次明显超过合理范围：{{数量频次}}
根据《中华人民共和国政府信息公开条例》第三十五条的规定，请{{称谓}}于{{说明期限}}前向本机关书面说明申请的理由。本机关认为理由不合理的，不予处理，并告知{{称谓}}；认为理由合理，但是不能在规定的期限内答复的，确定延迟答复的合理期限，并告知{{称谓}}。
{{联系方式}}`,
      must: ['数量频次', '说明期限'],
      example: { what: '2023年8月至9月共提出申请46件，均为各户宅基地审批材料。', by: '2023-10-24' },
    },
  },
  deferral: {
    label: '延迟答复告知书',
    title: '政府信息公开申请延迟答复告知书',
    to: 'applicant',
    number: 'own',
    prepared: true,
    wording: {
      text: `{{称谓}}于{{申请日期}}提出的政府信息公开申请（申请编号：{{申请编号}}），本机关于{{收到日期}}收到。{{称谓}}已按要求说明申请的理由。
经审查，本机关认为{{称谓}}申请的理由合理。因{{延期理由}}，本机关不能在《中华人民共和国政府信息公开条例》第三十三条规定的期限内答复。根据《中华人民共和国政府信息公开条例》第三十五条的规定，本机关确定延迟至{{答复期限}}前答复。
特此告知。
{{联系方式}}`,
      must: ['延期理由', '答复期限'],
      example: { by: '2024-01-31', reason: '申请涉及46户的档案，需要逐户检索、区分处理' },
    },
  },
  fee: {
    label: '收费通知',
    title: '政府信息公开信息处理费收费通知',
    to: 'applicant',
    number: 'own',
    prepared: true,
    wording: {
      text: `{{称谓}}于{{申请日期}}提出的政府信息公开申请（申请编号：{{申请编号}}），本机关于{{收到日期}}收到。
根据《中华人民共和国政府信息公开条例》第四十二条和《国务院办公厅关于印发〈政府信息公开信息处理费管理办法〉的通知》（国办函〔2020〕109号）的规定，本机关决定对该申请收取信息处理费：
{{计费说明}}
请{{称谓}}自收到本通知次日起20个工作日内缴纳信息处理费{{收费金额}}。缴费方式：{{缴费方式}}。
缴费后，本机关自缴费次日起重新计算答复期限。逾期未缴纳的，视为放弃申请，本机关不再处理该政府信息公开申请。
对收取信息处理费的决定有异议的，不能单独就该决定申请行政复议或者提起行政诉讼，可以在缴费期满后，就本机关不再处理该申请的行为依法申请行政复议或者提起行政诉讼。
{{联系方式}}`,
      must: ['计费说明', '收费金额'],
      may: ['缴费方式'],
      example: { basis: 'volume', quantity: 120, before: 0, fen: 110_000, payment: '凭缴款码向代收银行缴纳' },
    },
  },
  reply: { label: '答复书', title: '政府信息公开申请答复书', to: 'applicant', number: 'own', prepared: false },
  lapse: {
    label: '不再处理告知书',
    title: '政府信息公开申请终止办理告知书',
    to: 'applicant',
    number: 'own',
    prepared: false,
  },
} as const satisfies Record<string, Kind>;

export type PaperKind = keyof typeof PAPERS;
export const PAPER_KINDS = Object.keys(PAPERS) as PaperKind[];
type With<P> = { [K in PaperKind]: (typeof PAPERS)[K] extends P ? K : never }[PaperKind];
/** Kinds that have one wording; the others are worded by the kind of reply. */
export type WordedKind = With<{ wording: object }>;
/** Kinds whose words an officer may prepare before the step is taken. */
export type PreparedKind = With<{ prepared: true }>;

/** Papers by which others are asked; a slip for the answer goes with them. 条例 arts. 32, 34 */
export const asksOthers = (kind: PaperKind): boolean => kind === 'thirdParty' || kind === 'coAuthority';

/** A kind with all its parts, those that it leaves out too. */
export const paperKind = (kind: PaperKind): Kind => PAPERS[kind];
