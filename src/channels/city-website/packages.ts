import type { Connector } from '../connectors/connector.ts';

/** 本市政府网站, where it runs another program: what is signed off is taken there by people, as packages, and the addresses
 *  come back by a form. */
export const websitePackages: Connector = {
  id: 'websitePackages',
  channel: 'website',
  name: '市网站数据包',
  most: 0,
  settings: [
    {
      name: 'host',
      label: '市政府网站的域名',
      help: '如 www.example.gov.cn；登记的网址都要在这个域名下，抄错的当场指出',
      account: true,
      fault: (value) =>
        /^[a-z0-9](?:[a-z0-9.-]{0,98}[a-z0-9])?(?::\d{1,5})?$/.test(value)
          ? undefined
          : '只写域名，小写，不带 https:// 和斜杠，如 www.example.gov.cn',
    },
  ],
  byHand:
    '市政府网站使用其他系统的用数据包。启用后，选了“本市政府网站”的信息列在“市政府网站”里，下载 Atom、JSON 或者 Excel 和附件的数据包交给对方，再登记公开的网址；网址每天访问，打不开的提醒。',
  step: async ({ reached }) => ({
    ...{ next: 'failed', reached, failure: '对方使用其他系统，平台不能直接报送：请下载数据包，再登记网址' },
  }),
  cancel: async ({ reached }) => ({ next: 'done', reached, urls: [] }),
};
