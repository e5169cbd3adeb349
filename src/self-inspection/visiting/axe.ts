import type { AxeResults, RunOptions } from 'axe-core';
import locale from 'axe-core/locales/zh_CN.json' with { type: 'json' };
import { Window } from 'happy-dom';

/** 《信息技术 互联网内容无障碍可访问性技术要求与测试方法》（GB/T 37668—2019）follows WCAG: its two first levels, and the two marks by which
 *  readers find their way. Nothing is laid out here, so contrast cannot be seen. */
const LOOKED_FOR: RunOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] },
  rules: {
    'page-has-heading-one': { enabled: true },
    'landmark-one-main': { enabled: true },
    'color-contrast': { enabled: false },
  },
  resultTypes: ['violations'],
  iframes: false,
  elementRef: false,
};

let opened: Promise<(html: string) => Promise<AxeResults>> | undefined;

/** A window without a screen, in which no script runs and nothing is fetched; axe takes it for its own. */
async function open() {
  const window = new Window({
    settings: {
      ...{ disableJavaScriptFileLoading: true, disableCSSFileLoading: true, disableIframePageLoading: true },
      handleDisabledFileLoadingAsSuccess: true,
    },
  });
  Object.assign(globalThis, { window, document: window.document });
  const { default: axe } = await import('axe-core');
  axe.configure({ locale: locale as never });
  return (html: string) => {
    const { documentElement } = new window.DOMParser().parseFromString(html, 'text/html');
    window.document.documentElement.remove();
    window.document.appendChild(window.document.importNode(documentElement, true));
    return axe.run(window.document as never, LOOKED_FOR);
  };
}

/** What axe finds that readers who cannot see a page meet on it, each in Chinese with the number of its places. Only in a
 *  thread of its own: it makes itself a window there. @throws Error for what cannot be read as a page */
export async function axeBarriers(html: string): Promise<string[]> {
  opened ??= open();
  const { violations } = await (await opened)(html);
  return violations.map(({ help, nodes }) => `${help}（${nodes.length} 处）`);
}
