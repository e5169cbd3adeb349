import type { Role } from '../../platform/roles.ts';

/** What of a new authority is there, as far as it is asked for. */
export interface Facts {
  /** who, with an account in use, holds which role */
  holders: readonly { id: number; name: string; role: Role }[];
  /** offices, villages and communities */
  offices: number;
  /** staff that can do nothing yet: without a role, without the office that their role needs; roles asked for by a list */
  without: { roles: readonly string[]; office: readonly string[] };
  proposals: number;
  /** steps of the chain that nobody can take, in words */
  gaps: readonly string[];
  /** of its address, hours, telephone and mail what is not signed yet */
  missingContact: readonly string[];
  /** where the first 机关信息 stands */
  profile: 'none' | 'draft' | 'review' | 'public';
  functions: boolean;
  leaders: boolean;
  host: boolean;
  /** whether the arrangement of this year's holidays is known */
  calendar: boolean;
  /** what the site shows */
  published: number;
}

export interface Step {
  key: string;
  title: string;
  done: boolean;
  /** what is missing, in a sentence */
  missing: string;
  /** why, with the article */
  why: string;
  /** who can do it */
  roles: readonly Role[];
  href: string;
}

const NEEDED: readonly Role[] = ['disclosureHead', 'editor', 'secrecyReviewer', 'signer', 'caseOfficer'];
const names: Partial<Record<Role, string>> = {
  disclosureHead: '政府信息公开工作机构负责人',
  editor: '信息编辑',
  secrecyReviewer: '保密审查员',
  signer: '分管领导',
  caseOfficer: '依申请公开经办人',
};

/** 开始使用: what a new authority does until its first publication and its open site, in the order in which it can be
 *  done. */
export function stepsOf(facts: Facts): Step[] {
  const held = new Set(facts.holders.map(({ role }) => role));
  const unheld = NEEDED.filter((role) => !held.has(role)).map((role) => names[role]!);
  const { without, profile, gaps } = facts;
  const people = new Set(facts.holders.map(({ id }) => id)).size;
  return [
    {
      key: 'staff',
      title: '登记人员、科室、村和社区',
      done: people > 3 && without.office.length === 0,
      missing:
        without.office.length > 0
          ? `${listed(without.office)}没有所属科室，不能撰写和初审`
          : '除三员外还没有能办理的人员；可以用 Excel 一次导入',
      why: '指定机构和人员负责政府信息公开的日常工作（《条例》第四条）',
      roles: ['systemAdmin'],
      href: '/console/staff/import',
    },
    {
      key: 'roles',
      title: '授权',
      done: unheld.length === 0 && without.roles.length === 0 && facts.proposals === 0,
      missing: [
        facts.proposals > 0 && `${facts.proposals} 人的权限等待核对`,
        unheld.length > 0 && `还没有人担任${unheld.join('、')}`,
        facts.proposals === 0 && without.roles.length > 0 && `${listed(without.roles)}没有权限`,
      ]
        .filter(Boolean)
        .join('；'),
      why: '先审后发，撰写、审核、保密审查、签发由不同的人办理（《条例》第十七条）',
      roles: ['securityAdmin'],
      href: '/console/staff',
    },
    {
      key: 'chain',
      title: '审核环节有人办理',
      done: gaps.length === 0 && held.has('signer'),
      missing: `${gaps.join('；')}。补齐人员，或者改用不分科室的审核环节`,
      why: '公开前依法审查（《条例》第十七条）',
      roles: ['disclosureHead', 'securityAdmin'],
      href: '/console/reviews/chain',
    },
    {
      key: 'calendar',
      title: '今年的放假安排',
      done: facts.calendar,
      missing: '今年的放假安排还没有录入，期限只能暂定',
      why: '答复和公开的期限按工作日计算（《条例》第二十六条、第三十三条）',
      roles: ['platformOperator'],
      href: '/console/calendar',
    },
    {
      key: 'profile',
      title: '填写并公开机关信息',
      done: facts.missingContact.length === 0 && facts.functions && facts.leaders,
      missing: {
        none: `还缺：${[...facts.missingContact, ...(facts.functions ? [] : ['机关职能']), ...(facts.leaders ? [] : ['负责人'])].join('、')}`,
        draft: '已填写，还没有送审',
        review: '正在审核，签发后公开',
        public: `还缺：${[...facts.missingContact, ...(facts.functions ? [] : ['机关职能']), ...(facts.leaders ? [] : ['负责人'])].join('、')}`,
      }[profile],
      why: '公开指南应当载明机构名称、地址、时间、电话和联系方式，机关职能和负责人应当公开（《条例》第十二条、第二十条第二项）；签发以前网站不对公众开放',
      roles: ['disclosureHead'],
      href: '/console/authority',
    },
    {
      key: 'publication',
      title: '公开第一件信息',
      done: facts.published > 0,
      missing: '撰写、送审、审核、签发后公开',
      why: '主动公开的信息自形成之日起 20 个工作日内公开（《条例》第二十六条）',
      roles: ['editor', 'contact'],
      href: '/console/documents/new',
    },
    {
      key: 'host',
      title: '登记网站域名',
      done: facts.host,
      missing: '还没有登记正式的域名；没有的可以以后再登记',
      why: '网站是公开的第一平台（《条例》第二十三条、第二十四条）',
      roles: ['platformOperator'],
      href: '/console/authorities',
    },
  ];
}

/** What may wait: with all else done the list is complete. */
const LATER = ['host', 'calendar'];

export function isComplete(steps: readonly Step[]): boolean {
  return steps.every(({ done, key }) => done || LATER.includes(key));
}

function listed(people: readonly string[]): string {
  return people.length > 4 ? `${people.slice(0, 4).join('、')}等 ${people.length} 人` : people.join('、');
}
