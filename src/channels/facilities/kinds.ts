import { type Channel, channelNames } from '../../law/index.ts';

interface Kind {
  label: string;
  /** what it is counted in */
  unit: string;
  /** the channel whose publications stand there; a window shows none */
  channel?: Channel;
}
const of = (channel: Channel, unit: string): Kind => ({ label: channelNames[channel], unit, channel });

/** What may be kept for the public besides the website, in the order in which pages and reports list it. The ids are in
 *  the books for ever. */
export const FACILITIES = {
  wechat: of('wechat', '个'),
  window: { label: '服务窗口', unit: '个' },
  board: of('board', '处'),
  serviceBoard: of('serviceBoard', '处'),
  screen: of('screen', '块'),
  kiosk: of('kiosk', '台'),
  groups: of('groups', '个'),
} satisfies Record<string, Kind>;

export type FacilityKind = keyof typeof FACILITIES;
export const facilityKinds = Object.keys(FACILITIES) as FacilityKind[];
