import { FACILITIES, FACILITIES_PATH, type FacilityKind, ledgerHref } from '../../../channels/index.ts';
import { countedHref } from '../../../engagement/index.ts';
import { channelNames, channels } from '../../../law/index.ts';
import { periodOf } from '../../links.ts';
import { facilitiesOf, firstPlatform } from '../fact-figures.ts';
import { interaction } from './interaction.ts';
import type { Statement } from './statement.ts';

const toFacilities = () => FACILITIES_PATH;

/** What there is of a kind for the public, by number and place. @param entry what would be recorded */
function facility(kind: FacilityKind, verb: string, line = 3, entry = `“${FACILITIES[kind].label}”`): Statement {
  const { label, unit } = FACILITIES[kind];
  return {
    id: kind,
    line,
    say: ({ facts }) =>
      facts && facilitiesOf(facts, kind).count > 0
        ? `${verb}${label} {{facilities.${kind}}} ${unit}（{{facilities.${kind}.named}}）。`
        : undefined,
    href: toFacilities,
    wants: { what: `公开设施中登记${entry}`, href: toFacilities },
  };
}

/** 政府信息公开平台建设情况. 条例 arts. 23–25, 50(五) */
export const platforms: readonly Statement[] = [
  {
    id: 'used',
    line: 1,
    say({ channels: counts }) {
      const used = channels.filter((channel) => counts[channel] > 0);
      if (used.length === 0) return '本年度公开台账中没有各平台公开信息的记录。';
      const listed = used.map((channel) => `${channelNames[channel]} {{channels.${channel}}} 条`).join('、');
      return `全年使用的公开平台和载体及其公开数量为：${listed}。`;
    },
    href: ({ year }) => ledgerHref({ year }),
  },
  {
    id: 'first',
    line: 1,
    say: ({ facts, channels: counts }) =>
      facts && firstPlatform(counts)
        ? '按公开数量，第一平台是{{platforms.first}}，公开 {{platforms.firstCount}} 条，占全年公开总数的 {{platforms.firstShare}}。'
        : undefined,
    href: ({ year, channels: counts }) => ledgerHref({ year, channel: firstPlatform(counts) }),
  },
  facility('wechat', '开设', 2, '微信公众号的名称'),
  facility('window', '设置'),
  facility('screen', '配备'),
  facility('kiosk', '配备'),
  facility('board', '设有'),
  facility('serviceBoard', '设有'),
  facility('groups', '建有'),
  {
    id: 'contacts',
    line: 4,
    say({ facts }) {
      if (!facts || facts.places.withContact === 0) return undefined;
      const { all, withContact } = facts.places; // of the day of writing: see people in management.ts
      return withContact === all
        ? `至本报告编制时，${all} 个村、社区均有信息公开联系人。`
        : `至本报告编制时，${all} 个村、社区中有 ${withContact} 个有信息公开联系人。`;
    },
    wants: { what: '村、社区人员的“村（社区）信息公开联系人”角色（由安全管理员授予）' },
  },
  {
    id: 'messages',
    line: 5,
    say: ({ facts }) =>
      facts && facts.messages.received > 0
        ? `网站“互动交流”等渠道全年收到群众留言 {{messages.received}} 件，答复 {{messages.answered}} 件，其中按期答复 {{messages.inTime}} 件。`
        : undefined,
    href: ({ year }) => countedHref('received', periodOf(year)),
  },
  {
    id: 'content',
    line: 5,
    say: ({ facts }) =>
      facts && facts.messages.rated > 0
        ? '留言人作出评价 {{messages.rated}} 件，满意和基本满意 {{messages.content}} 件。'
        : undefined,
    href: ({ year }) => countedHref('content', periodOf(year)),
  },
  ...interaction,
];
